import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { RowAction, RowChangeForm } from '../api/types';
import type { Search } from '../address/search';

/** The rows that a change is about: those of the filters of a list, or those of these ids. */
export type ChosenRows = { filters: Search<string> } | { dataRows: string[] };

const queryOf = (rows: ChosenRows) =>
  ('filters' in rows ? rows.filters : {}) as Record<string, never>;

const bodyOf = (rows: ChosenRows, action: RowAction, reason: string): RowChangeForm => ({
  action,
  ...(reason === '' ? {} : { reason }),
  ...('dataRows' in rows ? { dataRows: rows.dataRows } : {}),
});

/** What a change of rows would do now. */
export const previewQuery = (project: string, rows: ChosenRows, action: RowAction) =>
  queryOptions({
    queryKey: ['row-changes', project, 'preview', rows, action],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/row-changes/preview', {
          params: { path: { project }, query: queryOf(rows) },
          body: bodyOf(rows, action, ''),
          signal,
        }),
      ),
    gcTime: 0,
  });

/** Begins a change of rows. */
export function useChangeRows(project: string) {
  return useMutation({
    mutationFn: ({
      rows,
      action,
      reason,
    }: {
      rows: ChosenRows;
      action: RowAction;
      reason: string;
    }) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/row-changes', {
          params: { path: { project }, query: queryOf(rows) },
          body: bodyOf(rows, action, reason),
        }),
      ),
  });
}

/** Begins to take a change back. */
export function useUndoChange(project: string) {
  return useMutation({
    mutationFn: (rowChange: string) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/row-changes/{rowChange}/undo', {
          params: { path: { project, rowChange } },
        }),
      ),
  });
}

const CHANGED_BY_ROWS = [
  'data-rows',
  'row-changes',
  'tasks',
  'batches',
  'sla',
  'flow',
  'dashboard',
];

/** Has lists and figures asked again, once rows have changed; nobody waits for it. */
export function useRowsChanged() {
  const client = useQueryClient();
  return () => {
    for (const key of CHANGED_BY_ROWS) void client.invalidateQueries({ queryKey: [key] });
  };
}

const actionPath = {
  WITHDRAW: '/api/v1/data-rows/{dataRow}/withdraw',
  REOPEN: '/api/v1/data-rows/{dataRow}/reopen',
  REQUEUE: '/api/v1/data-rows/{dataRow}/reopen',
} as const;

/** Changes one row. */
export function useChangeRow(dataRow: string) {
  const changed = useRowsChanged();
  return useMutation({
    mutationFn: ({ action, reason }: { action: RowAction; reason: string }) => {
      const params = { path: { dataRow } };
      return action === 'RESTORE'
        ? answerOf(api.POST('/api/v1/data-rows/{dataRow}/restore', { params }))
        : answerOf(api.POST(actionPath[action], { params, body: { reason } }));
    },
    onSettled: changed,
  });
}

/** Leaves a row finished that somebody asked to have reopened. */
export function useDeclineReopening(dataRow: string) {
  const changed = useRowsChanged();
  return useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/data-rows/{dataRow}/decline-reopening', {
          params: { path: { dataRow } },
          body: {},
        }),
      ),
    onSettled: changed,
  });
}
