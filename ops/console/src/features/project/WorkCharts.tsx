import type { Dashboard } from '../../shared/api/types';
import { ChartPanel } from '../../shared/chart/ChartPanel';
import { duration, shortTime } from '../../shared/time/format';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { spoken } from '../../shared/ui/status';
import { rowsOf, tasksOf } from '../../shared/address/places';
import { hourAfter } from './links';

interface ChartOf {
  project: string;
  board: Dashboard;
  go: (place: Place) => void;
}

type Hour = Dashboard['throughput'][number];

const accepted = (project: string, { hour }: Hour) =>
  rowsOf(project, { acceptedFrom: hour, acceptedTo: hourAfter(hour) });

const ENDED = { LABEL: { outcome: 'SUBMITTED' }, REVIEW: { decision: 'true' } };

/** Labels made, in rework too, or decisions about labels. */
const done = (project: string, { hour }: Hour, kind: keyof typeof ENDED) =>
  tasksOf(project, { state: 'DONE', ...ENDED[kind], doneFrom: hour, doneTo: hourAfter(hour) });

/** What came out of each hour. */
export function ThroughputChart({ project, board, go }: ChartOf) {
  const rows = board.throughput;
  const number = (value: number, hour: Hour, what: string, link: Place) => (
    <NumberLink value={value} label={`${what} from ${shortTime(hour.hour)}`} link={link} />
  );
  return (
    <ChartPanel
      title="Throughput by hour"
      note="Rows accepted, labels submitted and review decisions made"
      rows={rows}
      onOpen={(hour, series) => {
        if (series === 'Accepted') go(accepted(project, hour));
        else go(done(project, hour, series === 'Labelled' ? 'LABEL' : 'REVIEW'));
      }}
      columns={[
        {
          key: 'hour',
          title: 'Hour',
          value: (row) => row.hour,
          cell: (row) => shortTime(row.hour),
        },
        {
          key: 'accepted',
          title: 'Accepted',
          align: 'end',
          value: (row) => row.accepted,
          cell: (row) => number(row.accepted, row, 'accepted', accepted(project, row)),
        },
        {
          key: 'labelled',
          title: 'Labelled',
          align: 'end',
          value: (row) => row.labelled,
          cell: (row) => number(row.labelled, row, 'labelled', done(project, row, 'LABEL')),
        },
        {
          key: 'reviewed',
          title: 'Reviewed',
          align: 'end',
          value: (row) => row.reviewed,
          cell: (row) => number(row.reviewed, row, 'reviewed', done(project, row, 'REVIEW')),
        },
      ]}
      option={() => ({
        xAxis: { type: 'category', data: rows.map((row) => shortTime(row.hour)) },
        yAxis: { type: 'value', minInterval: 1 },
        series: [
          { name: 'Accepted', type: 'bar', barMaxWidth: 24, data: rows.map((row) => row.accepted) },
          { name: 'Labelled', type: 'bar', barMaxWidth: 24, data: rows.map((row) => row.labelled) },
          { name: 'Reviewed', type: 'bar', barMaxWidth: 24, data: rows.map((row) => row.reviewed) },
        ],
      })}
    />
  );
}

const QUANTILES = ['p50', 'p85', 'p95'] as const;

/** How long rows take at each stage, from arriving to leaving it. */
export function CycleTimeChart({ project, board, go }: ChartOf) {
  const rows = Object.entries(board.cycleTimes).map(([stage, times]) => ({ stage, ...times }));
  type Row = (typeof rows)[number];
  const link = (row: Row) =>
    row.stage === 'total'
      ? rowsOf(project, { state: 'ACCEPTED' })
      : tasksOf(project, { state: 'DONE', stage: row.stage });
  const seconds = (row: Row, quantile: (typeof QUANTILES)[number]) => row[`${quantile}Seconds`];
  return (
    <ChartPanel
      title="Cycle time by stage"
      note="From arriving at a stage to leaving it; total: from registered to accepted"
      rows={rows}
      onOpen={(row) => go(link(row))}
      columns={[
        { key: 'stage', title: 'Stage', value: (row) => spoken(row.stage) },
        {
          key: 'count',
          title: 'Done',
          align: 'end',
          value: (row) => row.count,
          cell: (row) => (
            <NumberLink value={row.count} label={`done at ${spoken(row.stage)}`} link={link(row)} />
          ),
        },
        ...QUANTILES.map((quantile) => ({
          key: quantile,
          title: `${quantile}, seconds`,
          align: 'end' as const,
          value: (row: Row) => seconds(row, quantile),
          cell: (row: Row) => duration(seconds(row, quantile)),
        })),
      ]}
      option={() => ({
        xAxis: {
          type: 'value',
          axisLabel: { formatter: (value: number) => duration(value) },
        },
        yAxis: { type: 'category', inverse: true, data: rows.map((row) => spoken(row.stage)) },
        tooltip: {
          trigger: 'axis',
          renderMode: 'richText',
          confine: true,
          valueFormatter: (value: unknown) => duration(Number(value)),
        },
        series: QUANTILES.map((quantile) => ({
          name: quantile,
          type: 'bar',
          barMaxWidth: 10,
          data: rows.map((row) => seconds(row, quantile)),
        })),
      })}
    />
  );
}
