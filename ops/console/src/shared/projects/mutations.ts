import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { Policy } from '../api/types';

/** Changes a project's rules, if they are still at the version that was changed. */
export function useChangePolicy(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ policy, expectedVersion }: { policy: Policy; expectedVersion: number }) =>
      answerOf(
        api.PUT('/api/v1/projects/{project}/policy', {
          params: { path: { project }, query: { expectedVersion } },
          body: policy,
        }),
      ),
    onSuccess: (changed) => {
      client.setQueryData(['project', project], changed);
      void client.invalidateQueries({ queryKey: ['projects'] });
      void client.invalidateQueries({ queryKey: ['policies', project] });
      void client.invalidateQueries({ queryKey: ['models'] });
    },
  });
}
