import { Button, Group, Radio, Stack, Table, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../../shared/api/client';
import type { RebuildForm, Verified } from '../../shared/api/types';
import { OperationProgress } from '../../shared/operation/OperationProgress';
import { useMe } from '../../shared/session/roles';
import { Empty, Failed } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { Page } from '../../shared/ui/Page';

function useVerify() {
  return useMutation({ mutationFn: () => answerOf(api.POST('/api/v1/verify')) });
}

function useRebuild() {
  return useMutation({
    mutationFn: (what: RebuildForm['what']) =>
      answerOf(api.POST('/api/v1/rebuild', { body: { what } })),
  });
}

/** Checks the stores against the event log, and makes them anew from it. */
export function SystemPage() {
  const me = useMe();
  return (
    <Page title="System">
      {me.admin ? (
        <Stack gap="xl" maw={860}>
          <Verify />
          <Rebuild />
        </Stack>
      ) : (
        <Empty title="Only administrators can see this page" />
      )}
    </Page>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="sm" align="stretch">
      <Title order={2}>{title}</Title>
      <Text fz="sm" c="dimmed">
        {text}
      </Text>
      {children}
    </Stack>
  );
}

function Verify() {
  const verify = useVerify();
  return (
    <Part
      title="Verify"
      text="Compares the process state, the queue and the figures with the event log. Work continues meanwhile."
    >
      <Button onClick={() => verify.mutate()} loading={verify.isPending} w="fit-content">
        Verify now
      </Button>
      {verify.isError && <Failed error={verify.error} />}
      {verify.data !== undefined && (
        <OperationProgress
          key={verify.data.operation}
          operation={verify.data.operation}
          label="Compared"
        >
          {({ result }) => <Findings verified={result as Verified} />}
        </OperationProgress>
      )}
    </Part>
  );
}

function Findings({ verified }: { verified: Verified }) {
  const { differences, items, rows, documents, unsettled } = verified;
  return (
    <Stack gap="xs">
      <Text
        fz="sm"
        fw={600}
        role="status"
        c={differences === 0 ? 'var(--cs-on-track)' : 'var(--cs-breached)'}
      >
        {differences === 0
          ? '✓ Everything agrees with the event log.'
          : `✗ ${count(differences)} differences; rebuild what differs.`}
      </Text>
      <Text fz="sm" c="dimmed">
        {count(rows)} rows and {count(documents)} documents were compared
        {unsettled > 0 && `; ${count(unsettled)} changed too fast to be compared`}.
      </Text>
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Store</Table.Th>
                <Table.Th>About</Table.Th>
                <Table.Th>Difference</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item) => (
                <Table.Tr key={`${item.store} ${item.subject} ${item.text}`}>
                  <Table.Td>{item.store}</Table.Td>
                  <Table.Td ff="monospace">{item.subject}</Table.Td>
                  <Table.Td>{item.text}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

const WHAT = [
  { value: 'projections', label: 'Projections', hint: 'the figures and lists that people look at' },
  { value: 'processes', label: 'Processes', hint: 'where each row stands, and the queue of tasks' },
  { value: 'all', label: 'Both', hint: '' },
] as const;

function Rebuild() {
  const [what, setWhat] = useState<(typeof WHAT)[number]['value']>('projections');
  const rebuild = useRebuild();
  const ask = () =>
    modals.openConfirmModal({
      title: 'Rebuild this from the event log?',
      children: (
        <Text fz="sm">
          The log itself is not changed. Until the rebuild is done, figures may lag and commands may
          have to wait.
        </Text>
      ),
      labels: { confirm: 'Rebuild', cancel: 'Cancel' },
      onConfirm: () => rebuild.mutate(what),
    });
  return (
    <Part
      title="Rebuild"
      text="Rebuilds a store from the event log, the only source of truth. Needed when Verify finds a difference."
    >
      <Radio.Group aria-label="What to rebuild" value={what} onChange={(value) => setWhat(value)}>
        <Stack gap={6}>
          {WHAT.map(({ value, label, hint }) => (
            <Radio key={value} value={value} label={label} description={hint} />
          ))}
        </Stack>
      </Radio.Group>
      <Group>
        <Button variant="default" onClick={ask} loading={rebuild.isPending}>
          Rebuild…
        </Button>
      </Group>
      {rebuild.isError && <Failed error={rebuild.error} />}
      {rebuild.data !== undefined && (
        <OperationProgress
          key={rebuild.data.operation}
          operation={rebuild.data.operation}
          label="Events read"
        >
          {() => (
            <Text fz="sm" role="status" c="var(--cs-on-track)">
              ✓ Done. Run Verify to check that everything agrees.
            </Text>
          )}
        </OperationProgress>
      )}
    </Part>
  );
}
