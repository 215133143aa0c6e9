import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RowEvent } from '../../shared/api/types';
import { historyQuery } from './queries';

/** How many events are fetched without being asked for. */
const FETCHED_AHEAD = 10_000;

/** The history of a row as far as it is here. */
export interface History {
  events: RowEvent[];
  /** The names of everybody in them, by id. */
  people: Record<string, string>;
  /** Whether every event is here. */
  whole: boolean;
  loading: boolean;
  error: Error | null;
  /** Fetches what is missing. */
  more: () => void;
  retry: () => void;
}

function peopleOf(events: readonly RowEvent[]): Record<string, string> {
  return Object.assign(
    {},
    ...events.map((event) => ({ ...event.people, [event.actor]: event.actorName })),
  ) as Record<string, string>;
}

/** A row's events; those of any usual row are all fetched, the rest of a very long one on demand. */
export function useHistory(row: string): History {
  const query = useInfiniteQuery(historyQuery(row));
  const { data, hasNextPage, isFetching, fetchNextPage, isError } = query;
  const events = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const people = useMemo(() => peopleOf(events), [events]);
  const ahead = hasNextPage && !isFetching && !isError && events.length < FETCHED_AHEAD;
  useEffect(() => {
    if (ahead) void fetchNextPage();
  }, [ahead, fetchNextPage, events.length]);
  return {
    events,
    people,
    whole: data !== undefined && !hasNextPage,
    loading: isFetching,
    error: query.error,
    more: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

/** The event that made a version, as far as it is here. */
export function eventAt(events: readonly RowEvent[], version: number): RowEvent | undefined {
  const candidate = events[version];
  return candidate?.version === version
    ? candidate
    : events.find((event) => event.version === version);
}
