import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FoundEvent } from '../../shared/api/types';
import { eventsQuery, PAGE } from './queries';
import type { EventsSearch } from './search';

/** What a search has found so far. */
export interface Events {
  items: FoundEvent[];
  asOf: string | undefined;
  /** How far back it has looked. */
  lookedBackTo: string | undefined;
  /** Whether there is nothing further back. */
  through: boolean;
  pending: boolean;
  looking: boolean;
  error: Error | null;
  /** For scrolling: goes on by itself only as long as whole pages are found. */
  more: (() => void) | undefined;
  further: () => void;
  anew: () => void;
}

/** Looks for events, page by page. */
export function useEvents(project: string, search: EventsSearch): Events {
  const query = useInfiniteQuery(eventsQuery(project, search));
  const { data, hasNextPage, isFetching, fetchNextPage } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const last = data?.pages.at(-1);
  const further = () => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  };
  return {
    items,
    asOf: data?.pages[0]?.asOf,
    lookedBackTo: last?.lookedBackTo,
    through: data !== undefined && !hasNextPage,
    pending: query.isPending,
    looking: isFetching,
    error: query.error,
    more: hasNextPage && last?.items.length === PAGE ? further : undefined,
    further,
    anew: () => void query.refetch(),
  };
}
