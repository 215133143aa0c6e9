import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { EventPage } from '../../shared/api/types';
import type { EventsSearch } from './search';

/** How many events come at once. */
export const PAGE = 200;

/** As the description has it: to the client's types, the pairs that points are would be arrays. */
const pageOf = (page: unknown): EventPage => page as EventPage;

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
      return pageOf(page);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
