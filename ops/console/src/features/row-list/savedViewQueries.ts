import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

const key = (project: string) => ['saved-views', project];

/** One's own saved views of a project's rows. */
export const savedViewsQuery = (project: string) =>
  queryOptions({
    queryKey: key(project),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/saved-views', {
          params: { path: { project } },
          signal,
        }),
      ),
  });

export interface SavedView {
  id: string;
  name: string;
  query: Record<string, string>;
}

/** Keeps a view, in the place of one of the same name. */
export function useSaveView(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; query: Record<string, string> }) =>
      answerOf(
        api.PUT('/api/v1/projects/{project}/saved-views', { params: { path: { project } }, body }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: key(project) }),
  });
}

export function useDeleteView(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (savedView: string) =>
      answerOf(
        api.DELETE('/api/v1/projects/{project}/saved-views/{savedView}', {
          params: { path: { project, savedView } },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: key(project) }),
  });
}
