import { Button, Table, Text } from '@mantine/core';
import type { OpenBatch, SlaState } from '../../shared/api/types';
import { ForecastBar } from '../../shared/batches/ForecastBar';
import { batchStatus, chanceOfLate } from '../../shared/batches/risk';
import type { Scheduled } from '../../shared/batches/ScheduleForm';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { sumOf } from '../../shared/sla/sum';
import { useNow } from '../../shared/time/now';
import { PageLink } from '../../shared/ui/links';
import { NumberLink } from '../../shared/ui/NumberLink';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { SLA } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import type { ProjectWork } from './needs';
import classes from './ProjectTable.module.css';

type OnSchedule = (batch: Scheduled) => void;

const STATUSES: SlaState[] = ['BREACHED', 'AT_RISK', 'ON_TRACK'];

function ProjectLine({ project }: { project: ProjectWork }) {
  const work = sumOf(project.stages);
  const counts = { BREACHED: work.breached, AT_RISK: work.atRisk, ON_TRACK: work.onTrack };
  return (
    <Table.Tr className={classes['project'] ?? ''}>
      <Table.Th scope="rowgroup" colSpan={2}>
        <PageLink to="/projects/$project" params={{ project: project.id }} fw={600}>
          {project.name}
        </PageLink>
      </Table.Th>
      <Table.Td colSpan={3}>
        <span className={classes['counts']}>
          {STATUSES.map((status) => (
            <span key={status} data-none={counts[status] === 0}>
              <SlaBadge status={status} />{' '}
              <NumberLink
                value={counts[status]}
                label={`tasks of ${project.name}: ${SLA[status].label.toLowerCase()}`}
                link={{
                  to: '/projects/$project/tasks',
                  params: { project: project.id },
                  search: { sla: status },
                }}
              />
            </span>
          ))}
        </span>
      </Table.Td>
      <Table.Td colSpan={2}>
        {work.oldest && (
          <Text span fz="sm" c="dimmed">
            Oldest open task: <When at={work.oldest} />
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface BatchLineProps {
  project: ProjectWork;
  batch: OpenBatch;
  onSchedule: OnSchedule;
}

function BatchLine({ project, batch, onSchedule }: BatchLineProps) {
  const now = useNow(30_000);
  const status = batchStatus(batch, now);
  const manages = useHolds(MANAGERS, project.id);
  return (
    <Table.Tr>
      <Table.Td pl="lg">
        <PageLink
          to="/projects/$project/batches/$batch"
          params={{ project: project.id, batch: batch.id }}
          fz="sm"
        >
          {batch.name}
        </PageLink>
      </Table.Td>
      <Table.Td>{status === undefined ? '–' : <SlaBadge status={status} />}</Table.Td>
      <Table.Td>{batch.dueAt ? <When at={batch.dueAt} /> : 'No due time'}</Table.Td>
      <Table.Td w={220}>
        <ForecastBar batch={batch} />
      </Table.Td>
      <Table.Td ta="end">{chanceOfLate(batch, now)}</Table.Td>
      <Table.Td ta="end">
        <NumberLink
          value={batch.open}
          label={`open rows of ${batch.name}`}
          link={{
            to: '/projects/$project/tasks',
            params: { project: project.id },
            search: { batch: batch.id },
          }}
        />
      </Table.Td>
      <Table.Td ta="end">
        {manages && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Priority ${batch.priority} and due time of ${batch.name}`}
            onClick={() => onSchedule(batch)}
          >
            Priority {batch.priority}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Every project with its batches that have open rows, against their due times. */
export function ProjectTable({
  work,
  onSchedule,
}: {
  work: ProjectWork[];
  onSchedule: OnSchedule;
}) {
  return (
    <div
      className={classes['scroller']}
      role="region"
      aria-label="Table of projects and batches"
      tabIndex={0}
    >
      <Table fz="sm" verticalSpacing={6} horizontalSpacing={10} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Project and batch</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Due</Table.Th>
            <Table.Th>Forecast</Table.Th>
            <Table.Th ta="end">Likely to be late</Table.Th>
            <Table.Th ta="end">Open rows</Table.Th>
            <Table.Th ta="end">Priority</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {work.map((project) => (
          <Table.Tbody key={project.id}>
            <ProjectLine project={project} />
            {project.batches.map((batch) => (
              <BatchLine key={batch.id} {...{ project, batch, onSchedule }} />
            ))}
            {project.batches.length === 0 && (
              <Table.Tr>
                <Table.Td colSpan={7} pl="lg">
                  <Text fz="sm" c="dimmed">
                    No open rows. <ImportHint project={project.id} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        ))}
      </Table>
    </div>
  );
}

function ImportHint({ project }: { project: string }) {
  return (
    <PageLink to="/projects/$project/import" params={{ project }} fz="sm" underline="always">
      Import more
    </PageLink>
  );
}
