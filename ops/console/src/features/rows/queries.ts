import { answerOf, api, type Schemas } from '../../shared/api/client';
import { pageOf } from '../../shared/address/search';
import { useKeyset } from '../../shared/table/keyset';
import type { RowSearch } from './search';

const page = (project: string, query: ReturnType<typeof pageOf>, signal: AbortSignal) =>
  answerOf(
    api.GET('/api/v1/projects/{project}/data-rows', {
      params: { path: { project }, query },
      signal,
    }),
  ) as Promise<Schemas['DataRowLineList']>;

export type Row = Schemas['DataRowLine'];

/** The rows of a project that fit the filters. */
export function useRows(project: string, search: RowSearch) {
  return useKeyset<Row>(['data-rows', project, search], (after, signal) =>
    page(project, pageOf(search, after), signal),
  );
}
