import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** The diagram of a project's flow, with the open rows at each step. */
export const flowQuery = (project: string, flow: string | undefined) =>
  queryOptions({
    queryKey: ['flow', project, flow],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/flow', {
          params: { path: { project }, query: flow === undefined ? {} : { flow } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
