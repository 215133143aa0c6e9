import { useQuery } from '@tanstack/react-query';
import type { BurnUp } from '../api/types';
import { ChartPanel } from '../chart/ChartPanel';
import { dateTime, shortTime } from '../time/format';
import { Asking } from '../ui/Asking';
import { count } from '../ui/numbers';
import { line, moments, past, width, type Moment } from './growth';
import { burnUpQuery } from './queries';

const FIGURES = [
  ['registered', 'Registered'],
  ['accepted', 'Accepted'],
  ['low', 'Forecast, low (p5)'],
  ['likely', 'Forecast (p50)'],
  ['high', 'Forecast, high (p95)'],
] as const;

function note({ forecast, dueAt }: BurnUp): string {
  const { p50, p95, enough } = forecast;
  const done =
    p50 === undefined || p95 === undefined
      ? enough
        ? 'No end in sight at the current rate'
        : 'No forecast: not enough yet. It takes four hours and thirty accepted rows'
      : `Forecast: ${shortTime(p50)} (p50) to ${shortTime(p95)} (p95)`;
  return dueAt === undefined ? done : `${done}; due ${shortTime(dueAt)}`;
}

/** The due time, where there is one. */
const dueLine = (due: string | undefined) =>
  due === undefined
    ? {}
    : { markLine: { symbol: 'none', label: { formatter: 'Due' }, data: [{ xAxis: due }] } };

/** The band between the edges of the cone: an unseen line with the width stacked on it. */
function cone(all: Moment[]) {
  const edge = { type: 'line' as const, stack: 'cone', symbol: 'none', silent: true };
  return [
    { ...edge, data: line(all, 'low'), lineStyle: { opacity: 0 } },
    {
      ...edge,
      name: 'p5 to p95',
      data: width(all),
      lineStyle: { opacity: 0 },
      areaStyle: { opacity: 0.18 },
    },
  ];
}

function Panel({ title, growth }: { title: string; growth: BurnUp }) {
  const all = moments(growth);
  const due = growth.dueAt;
  return (
    <ChartPanel
      title={title}
      note={note(growth)}
      rows={all}
      columns={[
        { key: 'at', title: 'At', value: (row) => row.at, cell: (row) => dateTime(row.at) },
        ...FIGURES.map(([key, name]) => ({
          key,
          title: name,
          align: 'end' as const,
          value: (row: Moment) => row[key] ?? '',
          cell: (row: Moment) => (row[key] === undefined ? '' : count(row[key])),
        })),
      ]}
      option={() => ({
        xAxis: { type: 'time' },
        yAxis: { type: 'value', minInterval: 1 },
        series: [
          ...past(all).map((series) =>
            series.name === 'Accepted' ? { ...series, ...dueLine(due) } : series,
          ),
          {
            name: 'Expected',
            type: 'line',
            symbol: 'none',
            lineStyle: { type: 'dashed' },
            data: line(all, 'likely'),
          },
          ...cone(all),
        ],
      })}
    />
  );
}

/** How the rows of a project or batch came in and were accepted, and how it will go on. */
export function BurnUpPanel({
  project,
  batch,
  title = 'Burn-up',
}: {
  project: string;
  batch?: string;
  title?: string;
}) {
  const growth = useQuery(burnUpQuery(project, batch));
  return (
    <Asking query={growth} lines={8}>
      {(found) => <Panel title={title} growth={found} />}
    </Asking>
  );
}
