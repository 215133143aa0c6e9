import { Button, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { answerOf, api } from '../api/client';
import type { AccessEntry } from '../api/types';
import { useKeyset } from '../table/keyset';
import { Failed, Waiting } from '../ui/Asking';
import { When } from '../ui/When';

type Kind = AccessEntry['kind'];

/** What happened, in words. */
const KINDS: Record<Kind, string> = {
  LOGGED_IN: 'Logged in',
  LOG_IN_FAILED: 'Log-in failed',
  TOKEN_CREATED: 'Token created',
  TOKEN_USED: 'Token used',
  TOKEN_ENDED: 'Token ended',
  EXPORTED: 'Exported rows',
  BACKED_UP: 'Downloaded a backup',
  PERSON_ADDED: 'Person added',
  PERSON_BARRED: 'Person deactivated',
  PERSON_LET_IN: 'Person activated',
  PASSWORD_CHANGED: 'Password changed',
  PASSWORD_RESET: 'Password reset',
};

const PAGE = 50;

function useAccessRecord(project: string | undefined, kind: Kind | undefined) {
  return useKeyset(['access-record', project, kind], (after, signal) => {
    const query = {
      limit: PAGE,
      ...(kind === undefined ? {} : { kind }),
      ...(after === undefined ? {} : { after }),
    };
    return project === undefined
      ? answerOf(api.GET('/api/v1/access-record', { params: { query }, signal }))
      : answerOf(
          api.GET('/api/v1/projects/{project}/access-record', {
            params: { path: { project }, query },
            signal,
          }),
        );
  });
}

/** Who came in, and what was taken out or opened to others: of a project, or of all. */
export function AccessRecord({ project }: { project?: string }) {
  const [kind, setKind] = useState<Kind>();
  const { items, more, query } = useAccessRecord(project, kind);
  return (
    <Stack component="section" gap="xs">
      <Title order={2}>Access record</Title>
      <Select
        aria-label="Show only"
        placeholder="Everything"
        maw={240}
        clearable
        data={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
        value={kind ?? null}
        onChange={(value) => setKind((value as Kind | null) ?? undefined)}
      />
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Waiting lines={4} />}
      {query.isSuccess && items.length === 0 && <Text c="dimmed">Nothing recorded.</Text>}
      {items.length > 0 && <Entries entries={items} />}
      {more !== undefined && (
        <Button size="xs" variant="default" w="fit-content" onClick={more}>
          Show more
        </Button>
      )}
    </Stack>
  );
}

function Entries({ entries }: { entries: AccessEntry[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Person</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>Details</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td>
                <When at={entry.at} as="date" />
              </Table.Td>
              <Table.Td>
                {KINDS[entry.kind]}
                {entry.times > 1 && ` (${entry.times} times)`}
              </Table.Td>
              <Table.Td>{entry.name ?? 'unknown'}</Table.Td>
              <Table.Td>{entry.actorName ?? '–'}</Table.Td>
              <Table.Td>{entry.address ?? '–'}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{entry.detail}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
