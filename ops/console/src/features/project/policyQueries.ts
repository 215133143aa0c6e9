import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { Policy } from './policy';

/** What a policy would change, as far as the latest rows tell. */
export const previewQuery = (project: string, policy: Policy) =>
  queryOptions({
    queryKey: ['policy-preview', project, policy],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/policy/preview', {
          params: { path: { project } },
          body: policy,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Saves a policy, unless somebody else changed it since it was read. */
export function useSavePolicy(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ policy, version }: { policy: Policy; version: number }) =>
      answerOf(
        api.PUT('/api/v1/projects/{project}/policy', {
          params: { path: { project }, query: { expectedVersion: version } },
          body: policy,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['project', project] }),
  });
}
