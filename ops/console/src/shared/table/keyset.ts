import {
  useInfiniteQuery,
  type QueryKey,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

/** A page of a list: its items and where the next one begins. */
interface KeysetPage<T> {
  items: T[];
  next?: string | null | undefined;
  asOf?: string | undefined;
}

export interface Keyset<T> {
  items: T[];
  more: (() => void) | undefined;
  query: UseInfiniteQueryResult;
  asOf: string | undefined;
  /** Where the page after those that are here begins. */
  next: string | undefined;
}

/** A list of any length, page by page as it is scrolled. */
export function useKeyset<T>(
  queryKey: QueryKey,
  page: (after: string | undefined, signal: AbortSignal) => Promise<KeysetPage<T>>,
): Keyset<T> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const items = useMemo(() => data?.pages.flatMap((one) => one.items) ?? [], [data]);
  const fetchMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  return {
    items,
    more: hasNextPage ? fetchMore : undefined,
    query,
    asOf: data?.pages.at(-1)?.asOf,
    next: data?.pages.at(-1)?.next ?? undefined,
  };
}
