import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../shared/api/client';
import type { EventsSearch } from './search';

export type FoundEvent = Schemas['FoundEvent'];
type EventPage = Omit<Schemas['EventPage'], 'items'> & { items: FoundEvent[] };

/** How many events come at once. */
export const PAGE = 200;

/** Events of a project, the newest first; the server looks a bounded way back for each page. */
export const eventsQuery = (project: string, search: EventsSearch) =>
  infiniteQueryOptions({
    queryKey: ['event-search', project, search],
    queryFn: async ({ pageParam, signal }): Promise<EventPage> => {
      const { types, ...rest } = search;
      const query = {
        ...rest,
        limit: PAGE,
        ...(types === undefined ? {} : { type: types }),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      };
      const page = await answerOf(
        api.GET('/api/v1/projects/{project}/events', {
          params: { path: { project }, query },
          signal,
        }),
      );
      return page as EventPage;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

/** Every registered model. */
export const modelsQuery = queryOptions({
  queryKey: ['models', 'registered'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/models', { params: { query: { limit: 1000 } }, signal })),
  staleTime: 60_000,
});
