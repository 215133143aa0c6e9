import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { Policy } from '../../shared/api/types';
import { ME } from '../../shared/session/queries';

/** Makes a project; whoever makes it manages it. */
export function useMakeProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (project: { name: string; mediaType: string } & Policy) =>
      answerOf(api.POST('/api/v1/projects', { body: project })),
    onSuccess: async (made) => {
      client.setQueryData(['project', made.id], made);
      await client.invalidateQueries({ queryKey: ME });
      await client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}
