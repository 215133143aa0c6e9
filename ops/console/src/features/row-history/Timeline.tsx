import { Chip, Group, Loader, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RowEvent } from '../../shared/api/types';
import { typeLook, KINDS, type EventKind } from '../../shared/history/kinds';
import type { NameOf } from '../../shared/history/tell';
import { Failed, Waiting } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import type { History } from './history';
import classes from './row.module.css';
import { TimelineEvent } from './TimelineEvent';

const EVENT_HEIGHT = 76;
const NEAR_THE_END = 20;

interface TimelineProps {
  history: History;
  version: number;
  compared: number | undefined;
  kinds: EventKind[] | undefined;
  nameOf: NameOf;
  show: (version: number) => void;
  compare: (version: number) => void;
  filter: (kinds: EventKind[] | undefined) => void;
}

function KindFilter({
  events,
  kinds,
  filter,
}: {
  events: RowEvent[];
  kinds: EventKind[] | undefined;
  filter: TimelineProps['filter'];
}) {
  const there = useMemo(() => {
    const found = new Set(events.map((event) => typeLook(event.type).kind));
    return (Object.keys(KINDS) as EventKind[]).filter((kind) => found.has(kind));
  }, [events]);
  const chosen = (values: string[]) =>
    filter(values.length === 0 ? undefined : there.filter((kind) => values.includes(kind)));
  return (
    <Chip.Group multiple value={kinds ?? []} onChange={chosen}>
      <Group gap={4} role="group" aria-label="Show only">
        {there.map((kind) => (
          <Chip key={kind} value={kind} size="xs" variant="outline">
            {KINDS[kind].label}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** Opens and closes the raw data of events, by version. */
function useUnfolded() {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (version: number) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(version)) next.add(version);
      return next;
    });
  return { open, toggle };
}

function Events({ events, props }: { events: RowEvent[]; props: TimelineProps }) {
  const { history, version, compared } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { open, toggle } = useUnfolded();
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used nowhere else
  const list = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => EVENT_HEIGHT,
    overscan: 8,
    getItemKey: (index) => events[index]?.version ?? index,
  });
  const end = list.getVirtualItems().at(-1)?.index ?? 0;
  const { more } = history;
  useEffect(() => {
    if (end >= events.length - NEAR_THE_END) more();
  }, [end, events.length, more]);
  const at = events.findIndex((event) => event.version === version);
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'center' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- scrolls when another version is chosen
  }, [at]);
  return (
    <div
      ref={scroller}
      className={classes['timeline']}
      tabIndex={0}
      role="region"
      aria-label="Events"
    >
      <ol className={classes['track']} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const event = events[item.index];
          if (event === undefined) return null;
          return (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              data-shown={event.version === version}
              data-compared={event.version === compared}
              aria-setsize={events.length}
              aria-posinset={item.index + 1}
              className={classes['event']}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <TimelineEvent
                event={event}
                nameOf={props.nameOf}
                shown={event.version === version}
                unfolded={open.has(event.version)}
                unfold={() => toggle(event.version)}
                show={() => props.show(event.version)}
                compare={() => props.compare(event.version)}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Everything that happened to a row, the oldest first; a click shows the row as it was then. */
export function Timeline(props: TimelineProps) {
  const { history, kinds } = props;
  const { events } = history;
  const listed = useMemo(
    () =>
      kinds === undefined
        ? events
        : events.filter((event) => kinds.includes(typeLook(event.type).kind)),
    [events, kinds],
  );
  if (history.error !== null && events.length === 0) {
    return <Failed error={history.error} retry={history.retry} />;
  }
  if (events.length === 0) return <Waiting lines={10} />;
  return (
    <>
      <KindFilter events={events} kinds={kinds} filter={props.filter} />
      <Group gap="xs" h={24} wrap="nowrap">
        <Text fz="xs" c="dimmed" role="status">
          {count(listed.length)} {listed.length === 1 ? 'event' : 'events'}
          {history.whole ? '' : ' so far'}
        </Text>
        {history.loading && !history.whole && <Loader size={12} aria-label="Loading more" />}
      </Group>
      <Events events={listed} props={props} />
    </>
  );
}
