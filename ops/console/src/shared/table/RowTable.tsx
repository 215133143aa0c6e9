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

export interface RowTableProps<T> {
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
}

const ROW_HEIGHT = 36;
const NEAR_THE_END = 30;

/** Draws only the rows in view, whatever their number; arrows or j and k move, Enter opens. */
export function RowTable<T>(props: RowTableProps<T>) {
  const { columns, items, idOf, more, height = 'calc(100dvh - 230px)' } = props;
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
    else if (event.key === 'Enter' && items[active] !== undefined) props.open?.(items[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const grid = { gridTemplateColumns: columns.map((column) => column.width ?? '1fr').join(' ') };
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
                if (!(event.target as Element).closest('a,button,input')) props.open?.(item);
              }}
            >
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

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 15,
  PageUp: -15,
};
