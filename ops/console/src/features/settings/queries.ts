import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../shared/api/client';
import type { Policy } from '../../shared/projects/policy';
import { ME } from '../../shared/session/queries';

/** Every model that is known, for choosing one by name. */
export const modelsQuery = queryOptions({
  queryKey: ['models', 'names'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/models', { params: { query: { limit: 1000 } }, signal })),
  staleTime: 30_000,
});

/** A project under the rules that it had at a version, which never change. */
export const versionQuery = (project: string, policyVersion: number) =>
  queryOptions({
    queryKey: ['policies', project, policyVersion],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}', {
          params: { path: { project }, query: { policyVersion } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });

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
