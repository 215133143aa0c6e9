import { Button, Group, Loader, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconCalendarClock, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Batch, Role } from '../../shared/api/types';
import { ArchiveButton } from '../../shared/archive/ArchiveButton';
import { ArchivedSince } from '../../shared/archive/ArchivedSince';
import { ForecastBar } from '../../shared/batches/ForecastBar';
import { batchQuery } from '../../shared/batches/queries';
import { batchStatus, chanceOfLate } from '../../shared/batches/risk';
import { ScheduleDialog, type Scheduled } from '../../shared/batches/ScheduleForm';
import { BurnUpPanel } from '../../shared/burnup/BurnUpPanel';
import { NOT_ENOUGH } from '../../shared/figures/estimate';
import { projectQuery } from '../../shared/projects/queries';
import { holds, MANAGERS, useHolds, useMe } from '../../shared/session/roles';
import { useNow } from '../../shared/time/now';
import { Asking } from '../../shared/ui/Asking';
import { ButtonLink } from '../../shared/ui/links';
import { NumberLink } from '../../shared/ui/NumberLink';
import { count, share } from '../../shared/ui/numbers';
import { Page } from '../../shared/ui/Page';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { stateName } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { StateBar } from './StateBar';
import { deadlineOf, statesInOrder } from './states';

const route = getRouteApi('/projects/$project/batches/$batch');

/** Those who may see lines that were refused: they can tell true labels. */
const INSPECTORS: Role[] = ['manager', 'auditor', 'admin'];

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fz="sm" fw={500}>
        {children}
      </Text>
    </div>
  );
}

const moment = (at: string | undefined) => (at === undefined ? '–' : <When at={at} as="date" />);

function Facts({ batch }: { batch: Batch }) {
  const deadline = deadlineOf(batch);
  const now = useNow(30_000);
  const status = batchStatus(deadline, now);
  const { p50, p85, p95, enough } = batch.forecast;
  const forecast = (at: string | undefined) =>
    enough || at !== undefined ? moment(at) : NOT_ENOUGH;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4, lg: 7 }} component="dl" m={0} spacing="md">
      <Fact label="Status">{status === undefined ? '–' : <SlaBadge status={status} />}</Fact>
      <Fact label="Due">{moment(batch.dueAt)}</Fact>
      <Fact label="Forecast (p50)">{forecast(p50)}</Fact>
      <Fact label="Forecast (p85)">{forecast(p85)}</Fact>
      <Fact label="Forecast (p95)">{forecast(p95)}</Fact>
      <Fact label="Likely to be late">{chanceOfLate(deadline, now)}</Fact>
      <Fact label="Priority">{batch.priority}</Fact>
    </SimpleGrid>
  );
}

function Progress({ batch }: { batch: Batch }) {
  return (
    <section aria-labelledby="progress">
      <Title order={2} id="progress" mb={6}>
        Progress
      </Title>
      <StateBar rows={batch.rows} states={batch.states} />
      <Table fz="sm" mt="xs" maw={480} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>State</Table.Th>
            <Table.Th ta="end">Rows</Table.Th>
            <Table.Th ta="end">Share</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {statesInOrder(batch.states).map(([state, rows]) => (
            <Table.Tr key={state}>
              <Table.Td>{stateName(state)}</Table.Td>
              <Table.Td ta="end">
                <NumberLink
                  value={rows}
                  label={`rows: ${stateName(state)}`}
                  link={{
                    to: '/projects/$project/rows',
                    params: { project: batch.project },
                    search: { batch: batch.id, state },
                  }}
                />
              </Table.Td>
              <Table.Td ta="end">{state === 'WITHDRAWN' ? '–' : share(rows / batch.rows)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Imported({ batch }: { batch: Batch }) {
  const me = useMe();
  const inspects = me.admin || holds(me, INSPECTORS, batch.project);
  const { imported } = batch;
  return (
    <section aria-labelledby="import">
      <Title order={2} id="import" mb={6}>
        Import
      </Title>
      {imported === undefined ? (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden />
          <Text fz="sm">Importing: {count(batch.rows)} rows so far</Text>
        </Group>
      ) : (
        <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0} maw={640}>
          <Fact label="Lines received">{count(imported.received)}</Fact>
          <Fact label="Rows registered">{count(imported.registered)}</Fact>
          <Fact label="Duplicates skipped">{count(imported.duplicates)}</Fact>
          <Fact label="Lines failed">{count(imported.failed)}</Fact>
        </SimpleGrid>
      )}
      {inspects && (imported?.failed ?? 0) > 0 && (
        <Button
          component="a"
          href={`/api/v1/batches/${batch.id}/failures`}
          download={`${batch.name}-failures.ndjson`}
          mt="sm"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          Download the {count(imported?.failed ?? 0)} failed lines
        </Button>
      )}
    </section>
  );
}

/** One batch: how far it is, whether it will be in time, and what its import left out. */
export function BatchPage() {
  const { project, batch: id } = route.useParams();
  const batch = useQuery(batchQuery(id));
  const name = useQuery(projectQuery(project)).data?.name;
  const manages = useHolds(MANAGERS, project);
  const [scheduled, setScheduled] = useState<Scheduled>();
  return (
    <Page
      title={batch.data?.name ?? 'Batch'}
      crumbs={[
        { label: name ?? 'Project', to: `/projects/${project}` },
        { label: 'Batches', to: `/projects/${project}/batches` },
      ]}
      asOf={batch.data?.asOf}
      actions={
        <>
          <ButtonLink
            to="/projects/$project/tasks"
            params={{ project }}
            search={{ batch: id }}
            size="xs"
            variant="default"
          >
            Show tasks
          </ButtonLink>
          {manages && batch.data !== undefined && (
            <ArchiveButton
              kind="batch"
              id={id}
              name={batch.data.name}
              archived={batch.data.archivedAt !== undefined}
            />
          )}
          {manages && (
            <Button
              size="xs"
              disabled={batch.data === undefined || batch.data.archivedAt !== undefined}
              leftSection={<IconCalendarClock size={14} aria-hidden />}
              onClick={() => setScheduled(batch.data)}
            >
              Due time and priority
            </Button>
          )}
        </>
      }
    >
      <Asking query={batch} lines={12}>
        {(found) => (
          <Stack gap="lg">
            <ArchivedSince at={found.archivedAt} kind="batch" />
            <Facts batch={found} />
            {found.forecast.p50 !== undefined && (
              <section aria-labelledby="forecast">
                <Title order={2} id="forecast" mb={6}>
                  Forecast and due time
                </Title>
                <ForecastBar batch={deadlineOf(found)} />
              </section>
            )}
            <Progress batch={found} />
            <BurnUpPanel project={project} batch={id} />
            <Imported batch={found} />
          </Stack>
        )}
      </Asking>
      <ScheduleDialog batch={scheduled} onClose={() => setScheduled(undefined)} />
    </Page>
  );
}
