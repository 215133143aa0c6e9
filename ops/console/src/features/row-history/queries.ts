import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { FlowKey, Row, RowEventList } from '../../shared/api/types';
import { checkContent, contentUnchecked, sha256 } from './proof';

/** How many events come at once. */
const PAGE = 500;

/** A row as it is now. */
export const rowQuery = (row: string) =>
  queryOptions({
    queryKey: ['data-rows', row],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/data-rows/{dataRow}', { params: { path: { dataRow: row } }, signal }),
      ) as Promise<Row>,
  });

/** A row as it was after one of its events, which never changes. */
export const versionQuery = (row: string, version: number) =>
  queryOptions({
    queryKey: ['row-version', row, version],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/data-rows/{dataRow}', {
          params: { path: { dataRow: row }, query: { version } },
          signal,
        }),
      ) as Promise<Row>,
    staleTime: Infinity,
    gcTime: 30 * 60_000,
  });

/** Everything that happened to a row, the oldest first. */
export const historyQuery = (row: string) =>
  infiniteQueryOptions({
    queryKey: ['data-rows', row, 'history'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/data-rows/{dataRow}/history', {
          params: {
            path: { dataRow: row },
            query: { limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) },
          },
          signal,
        }),
      ) as Promise<RowEventList>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** Downloads the content anew, whatever is cached, and checks it. */
export const contentCheckQuery = (row: string, content: Row['content']) =>
  queryOptions({
    queryKey: ['content-check', row],
    queryFn: async ({ signal }) => {
      if (!window.isSecureContext) return contentUnchecked();
      const bytes = await answerOf(
        api.GET('/api/v1/data-rows/{dataRow}/content', {
          params: { path: { dataRow: row }, query: { download: true } },
          parseAs: 'arrayBuffer',
          cache: 'no-store',
          signal,
        }),
      );
      return checkContent(content, await sha256(bytes), bytes.byteLength);
    },
    staleTime: 0,
  });

/** A process as it is drawn. */
export const diagramQuery = (project: string, flow: string, version: number) =>
  queryOptions({
    queryKey: ['diagram', project, flow, version],
    queryFn: async ({ signal }) => {
      const answer = await answerOf(
        api.GET('/api/v1/projects/{project}/flow', {
          params: { path: { project }, query: { flow: flow as FlowKey, version } },
          signal,
        }),
      );
      return answer.diagram;
    },
    staleTime: Infinity,
  });
