import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Batch, Forecast } from '../../shared/api/types';
import { rowsOf } from '../../shared/address/places';
import { Command } from '../../shared/commandLine/Command';
import { batchesQuery } from '../../shared/batches/queries';
import { batchStatus, chanceOfLate } from '../../shared/batches/risk';
import { ScheduleDialog, type Scheduled } from '../../shared/batches/ScheduleForm';
import { projectQuery } from '../../shared/projects/queries';
import { NOT_ENOUGH } from '../../shared/figures/estimate';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { RowTable, type Column } from '../../shared/table/RowTable';
import { Asking, Empty } from '../../shared/ui/Asking';
import { NumberLink } from '../../shared/ui/NumberLink';
import { count, share } from '../../shared/ui/numbers';
import { Page } from '../../shared/ui/Page';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { When } from '../../shared/ui/When';
import { StateBar } from './StateBar';
import { deadlineOf, partsOf } from './states';

const route = getRouteApi('/projects/$project/batches');

const asOfOf = (batch: Batch): number => Date.parse(batch.asOf ?? batch.createdAt);

function ForecastMoment({ forecast: { p50, enough } }: { forecast: Forecast }) {
  if (p50 === undefined) return enough ? '–' : NOT_ENOUGH;
  return <When at={p50} />;
}

function Status({ batch }: { batch: Batch }) {
  const status = batchStatus(deadlineOf(batch), asOfOf(batch));
  return status === undefined ? '–' : <SlaBadge status={status} />;
}

function columnsOf(onSchedule: ((batch: Scheduled) => void) | undefined): Column<Batch>[] {
  return [
    { key: 'name', title: 'Batch', width: 'minmax(140px, 1.5fr)', cell: (batch) => batch.name },
    {
      key: 'rows',
      title: 'Rows',
      width: '70px',
      align: 'end',
      cell: (batch) => (
        <NumberLink
          value={batch.rows}
          label={`rows of ${batch.name}`}
          link={rowsOf(batch.project, { batch: batch.id })}
        />
      ),
    },
    {
      key: 'progress',
      title: 'Progress',
      width: 'minmax(120px, 1fr)',
      cell: (batch) => <StateBar rows={batch.rows} states={batch.states} />,
    },
    {
      key: 'accepted',
      title: 'Accepted',
      width: '72px',
      align: 'end',
      cell: (batch) => share(batch.rows && partsOf(batch.states).accepted / batch.rows),
    },
    { key: 'status', title: 'Status', width: '92px', cell: (batch) => <Status batch={batch} /> },
    {
      key: 'due',
      title: 'Due',
      width: '92px',
      cell: (batch) => (batch.dueAt === undefined ? '–' : <When at={batch.dueAt} />),
    },
    {
      key: 'p50',
      title: 'Forecast (p50)',
      width: '110px',
      cell: (batch) => <ForecastMoment forecast={batch.forecast} />,
    },
    {
      key: 'late',
      title: 'Likely to be late',
      width: '92px',
      align: 'end',
      cell: (batch) => chanceOfLate(deadlineOf(batch), asOfOf(batch)),
    },
    {
      key: 'failed',
      title: 'Failed lines',
      width: '84px',
      align: 'end',
      cell: (batch) => count(batch.imported?.failed ?? 0),
    },
    {
      key: 'priority',
      title: 'Priority',
      width: '110px',
      cell: (batch) =>
        onSchedule === undefined ? (
          batch.priority
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${batch.priority} · change priority and due time of ${batch.name}`}
            onClick={() => onSchedule(batch)}
          >
            {batch.priority} · change
          </Button>
        ),
    },
  ];
}

/** The batches of a project, how far each is and whether it will be in time. */
export function BatchesPage() {
  const { project } = route.useParams();
  const { history } = useRouter();
  const [archived, setArchived] = useState(false);
  const batches = useQuery(batchesQuery(project, archived));
  const name = useQuery(projectQuery(project)).data?.name;
  const manages = useHolds(MANAGERS, project);
  const [scheduled, setScheduled] = useState<Scheduled>();
  return (
    <Page
      title="Batches"
      crumbs={[{ label: name ?? 'Project', to: `/projects/${project}` }]}
      asOf={batches.data?.asOf}
      actions={
        <Switch
          size="sm"
          label="Archived batches"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      }
    >
      <Asking query={batches} lines={10}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={archived ? 'No archived batches' : 'No batches yet'}>
              A batch is a set of rows that are delivered together. Import one with{' '}
              <Command words={['import', name ?? 'PROJECT', 'rows.ndjson', '--batch', 'first']} />
            </Empty>
          ) : (
            <RowTable
              label="Batches"
              items={items}
              columns={columnsOf(manages && !archived ? setScheduled : undefined)}
              idOf={(batch) => batch.id}
              open={(batch) => history.push(`/projects/${project}/batches/${batch.id}`)}
            />
          )
        }
      </Asking>
      <ScheduleDialog batch={scheduled} onClose={() => setScheduled(undefined)} />
    </Page>
  );
}
