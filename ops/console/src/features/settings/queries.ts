import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../shared/api/client';
import type { Policy } from '../../shared/projects/policy';
import { ME } from '../../shared/session/queries';

/** Makes a project; whoever makes it manages it. */
export function useMakeProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (project: { name: string; mediaType: string } & Policy) =>
      answerOf(
        api.POST('/api/v1/projects', { body: project as unknown as Schemas['ProjectForm'] }),
      ),
    onSuccess: async (made) => {
      client.setQueryData(['project', made.id], made);
      await client.invalidateQueries({ queryKey: ME });
      await client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}
