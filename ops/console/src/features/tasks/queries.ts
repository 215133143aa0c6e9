import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { queryOf } from '../../shared/address/search';
import { batchesQuery } from '../../shared/batches/queries';
import { membersQuery, projectQuery } from '../../shared/projects/queries';
import { useKeyset } from '../../shared/table/keyset';
import type { TaskSearch } from './search';

const PAGE = 200;

interface Wanted {
  project: string;
  search: TaskSearch;
  after: string | undefined;
  signal: AbortSignal;
}

const page = ({ project, search, after, signal }: Wanted) =>
  answerOf(
    api.GET('/api/v1/projects/{project}/tasks', {
      params: {
        path: { project },
        query: {
          ...queryOf(search),
          limit: PAGE,
          ...(after === undefined ? {} : { after }),
        },
      },
      signal,
    }),
  );

export type Task = Awaited<ReturnType<typeof page>>['items'][number];

/** The tasks of a project that fit the filters. */
export function useTasks(project: string, search: TaskSearch) {
  return useKeyset<Task>(['tasks', project, search], (after, signal) =>
    page({ project, search, after, signal }),
  );
}

/** What the filters and actions of the list choose from. */
export function useChoices(project: string) {
  return {
    project: useQuery(projectQuery(project)).data,
    members: useQuery(membersQuery(project)).data?.items ?? [],
    batches: useQuery(batchesQuery(project)).data?.items ?? [],
  };
}
