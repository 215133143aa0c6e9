import { answerOf, api } from '../../shared/api/client';
import { pageOf } from '../../shared/address/search';
import { useKeyset } from '../../shared/table/keyset';
import type { TaskSearch } from './search';

const page = (project: string, query: ReturnType<typeof pageOf>, signal: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/projects/{project}/tasks', {
      params: { path: { project }, query },
      signal,
    }),
  );

export type Task = Awaited<ReturnType<typeof page>>['items'][number];

/** The tasks of a project that fit the filters. */
export function useTasks(project: string, search: TaskSearch) {
  return useKeyset<Task>(['tasks', project, search], (after, signal) =>
    page(project, pageOf(search, after), signal),
  );
}
