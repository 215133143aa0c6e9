import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import classes from './RowTable.module.css';

/** One column of a table; `width` as in a CSS grid. */
export interface Column<T> {
  key: string;
  title: string;
  width?: string;
  /** What the list is asked to sort by. */
  sort?: string;
  align?: 'start' | 'end';
  cell: (item: T) => ReactNode;
}

/** How a list is sorted, and how to sort it by something else, or the other way round. */
export interface Sorted {
  by: string | undefined;
  descending: boolean;
  change: (by: string) => void;
}

/** Rows that are marked, to do the same with each of them. */
export interface Selection<T> {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Marks some, and marks those no more that were marked so before. */
  span: (ids: string[], instead: string[]) => void;
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
  sorted?: Sorted | undefined;
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

function Mark<T>({
  selection,
  id,
  item,
  mark,
}: {
  selection: Selection<T>;
  id: string;
  item: T;
  mark: (through: boolean) => void;
}) {
  return (
    <div role="gridcell">
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={`Select ${selection.nameOf(item)}`}
        checked={selection.ids.has(id)}
        onChange={(event) => mark((event.nativeEvent as MouseEvent).shiftKey)}
      />
    </div>
  );
}

/** The title of a column, which sorts the list by it where it can. */
function Head<T>({ column, sorted }: { column: Column<T>; sorted: Sorted | undefined }) {
  const { sort, title } = column;
  const look = classes[column.align ?? 'start'];
  if (sort === undefined || sorted === undefined) {
    return (
      <div role="columnheader" className={look}>
        {title}
      </div>
    );
  }
  const here = sorted.by === sort;
  const Sign = sorted.descending ? IconArrowDown : IconArrowUp;
  const direction = sorted.descending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" className={look} aria-sort={here ? direction : 'none'}>
      <UnstyledButton fz="inherit" fw="inherit" c="inherit" onClick={() => sorted.change(sort)}>
        {title} {here && <Sign size={11} aria-hidden />}
      </UnstyledButton>
    </div>
  );
}

/** Marks rows one by one, or all from the one that was marked last. */
function useMarking<T>({ items, idOf, selection }: RowTableProps<T>) {
  const [start, setStart] = useState(0);
  const [span, setSpan] = useState<string[]>([]);
  const one = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    selection?.toggle(idOf(item));
    setStart(index);
    setSpan([]);
  };
  const through = (index: number, from = start) => {
    const ids = items.slice(Math.min(from, index), Math.max(from, index) + 1).map(idOf);
    selection?.span(ids, span);
    setStart(from);
    setSpan(ids);
  };
  /** From here on, a range begins where the keyboard is. */
  const end = () => setSpan([]);
  const spans = span.some((id) => selection?.ids.has(id) === true);
  return { one, through, end, spans };
}

/**
 * Draws only the rows in view, whatever their number; arrows or j and k move, Enter opens, x or the
 * space bar marks, and with Shift arrows and clicks mark a range.
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

  const marking = useMarking(props);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setActive(next);
    rows.scrollToIndex(next);
  };
  const go = (to: number) => {
    marking.end();
    move(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.target !== event.currentTarget) return;
    if (step !== undefined && event.shiftKey && event.key.startsWith('Arrow')) {
      const next = Math.max(0, Math.min(items.length - 1, active + step));
      if (selection) marking.through(next, marking.spans ? undefined : active);
      move(next);
    } else if (step !== undefined) go(active + step);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(items.length - 1);
    else if (items[active] === undefined) return;
    else if (event.key === 'Enter') props.open?.(items[active]);
    else if (MARKS.has(event.key)) marking.one(active);
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
          <Head key={column.key} column={column} sorted={props.sorted} />
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
              onMouseDown={(event) => {
                if (event.shiftKey && selection) event.preventDefault();
              }}
              onClick={(event) => {
                setActive(row.index);
                if (event.shiftKey && selection && !isControl(event.target)) {
                  marking.through(row.index);
                } else if (!isControl(event.target)) props.open?.(item);
              }}
            >
              {selection && (
                <Mark
                  selection={selection}
                  id={idOf(item)}
                  item={item}
                  mark={(through) =>
                    through ? marking.through(row.index) : marking.one(row.index)
                  }
                />
              )}
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

/** Whether a click is for something in the row. */
const isControl = (target: EventTarget): boolean =>
  (target as Element).closest('a,button,input,label') !== null;

const MARKS = new Set(['x', ' ']);

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 15,
  PageUp: -15,
};
