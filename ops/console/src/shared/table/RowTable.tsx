import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './RowTable.module.css';

/** One column of a table; `width` as in a CSS grid. */
export interface Column<T> {
  key: string;
  title: string;
  width?: string;
  align?: 'start' | 'end';
  cell: (item: T) => ReactNode;
}

/** Rows that are marked, to do the same with each of them. */
export interface Selection<T> {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Marks all that are loaded, or none. */
  all: (marked: boolean) => void;
  nameOf: (item: T) => string;
}

interface RowTableProps<T> {
  label: string;
  columns: Column<T>[];
  items: T[];
  idOf: (item: T) => string;
  /** What happens on Enter or a click. */
  open?: ((item: T) => void) | undefined;
  /** Asked for when the end comes near; absent when everything is there. */
  more?: (() => void) | undefined;
  loading?: boolean;
  height?: string;
  selection?: Selection<T> | undefined;
}

const ROW_HEIGHT = 36;
const NEAR_THE_END = 30;

function MarkAll<T>({ selection, items }: { selection: Selection<T>; items: number }) {
  const marked = selection.ids.size;
  return (
    <div role="columnheader">
      <Checkbox
        size="xs"
        aria-label="Select all that are loaded"
        checked={marked > 0 && marked >= items}
        indeterminate={marked > 0 && marked < items}
        onChange={(event) => selection.all(event.currentTarget.checked)}
      />
    </div>
  );
}

function Mark<T>({ selection, id, item }: { selection: Selection<T>; id: string; item: T }) {
  return (
    <div role="gridcell">
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={`Select ${selection.nameOf(item)}`}
        checked={selection.ids.has(id)}
        onChange={() => selection.toggle(id)}
      />
    </div>
  );
}

/**
 * Draws only the rows in view, whatever their number; arrows or j and k move, Enter opens, x or the
 * space bar marks.
 */
export function RowTable<T>(props: RowTableProps<T>) {
  const { columns, items, idOf, more, selection, height = 'calc(100dvh - 230px)' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used nowhere else
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    getItemKey: (index) => idOf(items[index] as T),
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - NEAR_THE_END) more?.();
  }, [last, items.length, more]);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setActive(next);
    rows.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.target !== event.currentTarget) return;
    if (step !== undefined) move(active + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(items.length - 1);
    else if (items[active] === undefined) return;
    else if (event.key === 'Enter') props.open?.(items[active]);
    else if (MARKS.has(event.key)) selection?.toggle(idOf(items[active]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const widths = columns.map((column) => column.width ?? '1fr');
  const grid = { gridTemplateColumns: [...(selection ? ['18px'] : []), ...widths].join(' ') };
  const activeId = items[active] === undefined ? undefined : `row-${idOf(items[active])}`;
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      style={{ maxHeight: height }}
      role="grid"
      aria-label={props.label}
      aria-rowcount={more === undefined ? items.length + 1 : -1}
      aria-busy={props.loading === true}
      aria-activedescendant={activeId}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes['head']} role="row" aria-rowindex={1} style={grid}>
        {selection && <MarkAll selection={selection} items={items.length} />}
        {columns.map((column) => (
          <div key={column.key} role="columnheader" className={classes[column.align ?? 'start']}>
            {column.title}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index] as T;
          return (
            <div
              key={row.key}
              id={`row-${idOf(item)}`}
              role="row"
              aria-rowindex={row.index + 2}
              aria-selected={row.index === active}
              className={classes['row']}
              data-opens={props.open !== undefined}
              style={{ ...grid, height: ROW_HEIGHT, transform: `translateY(${row.start}px)` }}
              onClick={(event) => {
                setActive(row.index);
                if (!(event.target as Element).closest('a,button,input,label')) props.open?.(item);
              }}
            >
              {selection && <Mark selection={selection} id={idOf(item)} item={item} />}
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className={classes[column.align ?? 'start']}>
                  {column.cell(item)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const MARKS = new Set(['x', ' ']);

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 15,
  PageUp: -15,
};
