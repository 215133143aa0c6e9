import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** How a project, or one of its batches, grew, and how it will go on. */
export const burnUpQuery = (project: string, batch?: string) =>
  queryOptions({
    queryKey: ['burn-up', project, batch ?? 'all'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/burn-up', {
          params: { path: { project }, query: batch === undefined ? {} : { batch } },
          signal,
        }),
      ),
  });
