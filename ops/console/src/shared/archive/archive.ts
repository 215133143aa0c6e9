import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** What can be archived. */
export interface Archivable {
  kind: 'batch' | 'project';
  id: string;
}

const send = ({ kind, id }: Archivable, action: 'archive' | 'restore') =>
  kind === 'batch'
    ? answerOf(api.POST(`/api/v1/batches/{batch}/${action}`, { params: { path: { batch: id } } }))
    : answerOf(
        api.POST(`/api/v1/projects/{project}/${action}`, { params: { path: { project: id } } }),
      );

/** Archives or restores. */
export function useArchive(what: Archivable) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: 'archive' | 'restore') => send(what, action),
    onSettled: () =>
      Promise.all(
        ['batches', 'projects', 'project', 'sla', 'tasks', 'burn-up'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

/** The archived projects that one may see. */
export const archivedProjectsQuery = queryOptions({
  queryKey: ['projects', 'archived'],
  queryFn: ({ signal }) =>
    answerOf(
      api.GET('/api/v1/projects', { params: { query: { archived: true, limit: 1000 } }, signal }),
    ),
});
