import { Table, Text, Title } from '@mantine/core';
import type { Sla, SlaState } from '../../shared/api/types';
import { ChartPanel } from '../../shared/chart/ChartPanel';
import { sumOf, type OpenWork as Sum } from '../../shared/sla/sum';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { SLA, spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { rowsOf, tasksOf } from '../../shared/address/places';
import classes from './ProjectPage.module.css';

const STATUSES: [SlaState, 'breached' | 'atRisk' | 'onTrack'][] = [
  ['BREACHED', 'breached'],
  ['AT_RISK', 'atRisk'],
  ['ON_TRACK', 'onTrack'],
];

interface LineProps {
  project: string;
  name: string;
  stage: string | undefined;
  work: Omit<Sum, 'total'>;
}

function StageLine({ project, name, stage, work }: LineProps) {
  return (
    <Table.Tr fw={stage === undefined ? 600 : 400}>
      <Table.Td>{name}</Table.Td>
      {STATUSES.map(([sla, field]) => (
        <Table.Td key={sla} ta="end">
          <NumberLink
            value={work[field]}
            label={`${SLA[sla].label.toLowerCase()}: ${name}`}
            link={tasksOf(project, { sla, stage })}
          />
        </Table.Td>
      ))}
      <Table.Td ta="end">{work.oldest === undefined ? '–' : <When at={work.oldest} />}</Table.Td>
    </Table.Tr>
  );
}

function OpenWork({ project, sla }: { project: string; sla: Sla }) {
  return (
    <div className={classes['panel']}>
      <Title order={2} size="h3">
        Open work by stage
      </Title>
      <Text fz="xs" c="dimmed" mb={6}>
        Tasks that wait for a person, by how they stand against their due times
      </Text>
      <Table fz="sm" verticalSpacing={5} horizontalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Stage</Table.Th>
            {STATUSES.map(([status]) => (
              <Table.Th key={status} ta="end">
                <SlaBadge status={status} />
              </Table.Th>
            ))}
            <Table.Th ta="end">Oldest</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sla.open.map((work) => (
            <StageLine
              key={work.stage}
              {...{ project, work, stage: work.stage, name: spoken(work.stage) }}
            />
          ))}
          <StageLine
            {...{ project, work: sumOf(sla.open), stage: undefined, name: 'All stages' }}
          />
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface SlaPanelProps {
  project: string;
  sla: Sla;
  go: (place: Place) => void;
}

/** Open work against its due times, and what was late on each day. */
export function SlaPanel({ project, sla, go }: SlaPanelProps) {
  const { breaches } = sla;
  const stages = [...new Set(breaches.flatMap((day) => Object.keys(day.stages)))].sort();
  const link = (day: string, stage?: string) =>
    rowsOf(project, { breachedOn: day, breachedStage: stage });
  return (
    <div className={classes['charts']}>
      <OpenWork project={project} sla={sla} />
      <ChartPanel
        title="Breaches by day"
        note="Tasks that missed their due time, by stage; days in UTC"
        rows={breaches}
        height={180}
        empty="Nothing was late in the last few days"
        onOpen={(day, series) =>
          go(
            link(
              day.day,
              stages.find((stage) => spoken(stage) === series),
            ),
          )
        }
        columns={[
          { key: 'day', title: 'Day', value: (day) => day.day },
          {
            key: 'count',
            title: 'Breaches',
            align: 'end',
            value: (day) => day.count,
            cell: (day) => (
              <NumberLink value={day.count} label={`late on ${day.day}`} link={link(day.day)} />
            ),
          },
          ...stages.map((stage) => ({
            key: stage,
            title: spoken(stage),
            align: 'end' as const,
            value: (day: Sla['breaches'][number]) => day.stages[stage] ?? 0,
            cell: (day: Sla['breaches'][number]) => (
              <NumberLink
                value={day.stages[stage] ?? 0}
                label={`late at ${spoken(stage)} on ${day.day}`}
                link={link(day.day, stage)}
              />
            ),
          })),
        ]}
        option={() => ({
          xAxis: { type: 'category', data: breaches.map((day) => day.day) },
          yAxis: { type: 'value', minInterval: 1 },
          series: stages.map((stage) => ({
            name: spoken(stage),
            type: 'bar',
            stack: 'breaches',
            barMaxWidth: 32,
            data: breaches.map((day) => day.stages[stage] ?? 0),
          })),
        })}
      />
    </div>
  );
}
