import { ActionIcon, Center, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { csvOf } from '../csv/csv';
import { downloadCsv } from '../csv/download';
import { Chart, type ChartProps, type Picked } from './Chart';
import classes from './ChartPanel.module.css';
import { ChartTable, type ChartColumn } from './ChartTable';

interface ChartPanelProps<T> {
  title: string;
  /** One sentence on what the figures mean. */
  note?: ReactNode;
  /** The figures of the chart, one row for each point. */
  rows: T[];
  columns: ChartColumn<T>[];
  option: ChartProps['option'];
  height?: number;
  /** Opens what a point counts. */
  onOpen?: ((row: T, series: string) => void) | undefined;
  /** What to say while there is nothing to draw. */
  empty?: string;
}

function csv<T>({ columns, rows }: ChartPanelProps<T>): string {
  return csvOf(
    columns.map((column) => column.title),
    rows.map((row) => columns.map((column) => column.value(row))),
  );
}

function Action(props: { label: string; pressed?: boolean; run: () => void; children: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant={props.pressed === true ? 'light' : 'subtle'}
        size="sm"
        aria-label={props.label}
        aria-pressed={props.pressed}
        onClick={props.run}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}

/** A chart with its figures as a table beside it and as a file; it never changes its height. */
export function ChartPanel<T>(props: ChartPanelProps<T>) {
  const { title, note, rows, columns, option, height = 220, onOpen, empty } = props;
  const [table, setTable] = useState(false);
  const pick = (point: Picked) => {
    const row = rows[point.index];
    if (row !== undefined) onOpen?.(row, point.series);
  };
  return (
    <section className={classes['panel']} aria-label={title}>
      <Group justify="space-between" wrap="nowrap" mb={6} align="flex-start">
        <div>
          <Title order={2} size="h3">
            {title}
          </Title>
          {note !== undefined && (
            <Text fz="xs" c="dimmed">
              {note}
            </Text>
          )}
        </div>
        <Group gap={2} wrap="nowrap">
          <Action
            label={`${title} as a table`}
            pressed={table}
            run={() => setTable((shown) => !shown)}
          >
            <IconTable size={16} aria-hidden />
          </Action>
          <Action label={`Download ${title} as CSV`} run={() => downloadCsv(title, csv(props))}>
            <IconDownload size={16} aria-hidden />
          </Action>
        </Group>
      </Group>
      {rows.length === 0 ? (
        <Center h={height}>
          <Text fz="sm" c="dimmed">
            {empty ?? 'Nothing to show yet'}
          </Text>
        </Center>
      ) : (
        <div className={classes['body']} data-table={table}>
          <Chart label={title} option={option} height={height} onPick={onOpen && pick} />
          {table && (
            <ChartTable label={`${title}: figures`} columns={columns} rows={rows} height={height} />
          )}
        </div>
      )}
    </section>
  );
}
