import { answerOf, api } from '../../shared/api/client';
import { pageOf } from '../../shared/address/search';
import type { RowLine, RowLineList } from '../../shared/api/types';
import { useKeyset } from '../../shared/table/keyset';
import type { RowSearch } from './search';

const page = (project: string, query: ReturnType<typeof pageOf>, signal: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/projects/{project}/data-rows', {
      params: { path: { project }, query },
      signal,
    }),
  ) as Promise<RowLineList>;

export type Row = RowLine;

/** The rows of a project that fit the filters. */
export function useRows(project: string, search: RowSearch) {
  return useKeyset<Row>(['data-rows', project, search], (after, signal) =>
    page(project, pageOf(search, after), signal),
  );
}
