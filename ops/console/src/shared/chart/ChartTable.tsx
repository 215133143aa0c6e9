import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Cell } from '../csv/csv';
import classes from './ChartPanel.module.css';

/** One column of the figures behind a chart. */
export interface ChartColumn<T> {
  key: string;
  title: string;
  /** The bare value, as it goes into a file. */
  value: (row: T) => Cell;
  /** How it is shown, where that differs: as a link, with a unit. */
  cell?: (row: T) => ReactNode;
  align?: 'start' | 'end';
}

interface ChartTableProps<T> {
  label: string;
  columns: ChartColumn<T>[];
  rows: T[];
  height: number;
}

/** The figures of a chart, for reading one by one. */
export function ChartTable<T>({ label, columns, rows, height }: ChartTableProps<T>) {
  const side = (column: ChartColumn<T>) =>
    column.align === 'end' ? { className: classes['end'] } : {};
  return (
    <div
      className={classes['table']}
      style={{ height }}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <Table fz="sm" verticalSpacing={3} horizontalSpacing={8} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} {...side(column)}>
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              {columns.map((column) => (
                <Table.Td key={column.key} {...side(column)}>
                  {column.cell?.(row) ?? column.value(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
