import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { FlowKey } from '../../shared/api/types';

const queryOf = ({ flow, version }: { flow?: string; version?: string }) => ({
  ...(flow === undefined ? {} : { flow: flow as FlowKey }),
  ...(version === undefined ? {} : { version: Number(version) }),
});

/** The diagram of a project's flow, with the open rows at each step. */
export const flowQuery = (project: string, named: { flow?: string; version?: string }) =>
  queryOptions({
    queryKey: ['flow', project, named.flow, named.version],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/flow', {
          params: { path: { project }, query: queryOf(named) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
