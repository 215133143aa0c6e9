import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { Policy } from '../../shared/api/types';

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
