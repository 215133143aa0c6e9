import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { Role } from '../../shared/api/types';
import { ME } from '../../shared/session/queries';

/** Everybody who can log in here. */
export const peopleQuery = (allowed: boolean) =>
  queryOptions({
    queryKey: ['people'],
    enabled: allowed,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/users', { params: { query: { limit: 1000 } }, signal })),
  });

/** Names of people who could join a project, by how they start. */
export const suggestionsQuery = (project: string, name: string) =>
  queryOptions({
    queryKey: ['members', project, 'suggestions', name],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/member-suggestions', {
          params: { path: { project }, query: name === '' ? {} : { name } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Sets what somebody, named by id or name, may do in a project; no roles to let them go. */
export function useChangeRoles(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ user, roles }: { user: string; roles: Role[] }) =>
      answerOf(
        api.PUT('/api/v1/projects/{project}/members/{user}', {
          params: { path: { project, user } },
          body: { roles },
        }),
      ),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['members', project] });
      await client.invalidateQueries({ queryKey: ME });
    },
  });
}

export function useAddPerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; password: string }) =>
      answerOf(api.POST('/api/v1/users', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['people'] }),
  });
}

/** Lets somebody log in, or no longer: that ends their sessions and tokens. */
export function useSetActive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ user, active }: { user: string; active: boolean }) =>
      answerOf(api.PUT('/api/v1/users/{user}', { params: { path: { user } }, body: { active } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ['people'] }),
  });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: ({ user, password }: { user: string; password: string }) =>
      answerOf(
        api.PUT('/api/v1/users/{user}/password', {
          params: { path: { user } },
          body: { password },
        }),
      ),
  });
}

/** Somebody's program tokens. */
export const tokensOfQuery = (user: string) =>
  queryOptions({
    queryKey: ['tokens', user],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/users/{user}/tokens', {
          params: { path: { user }, query: { limit: 1000 } },
          signal,
        }),
      ),
  });

export function useRevokeTokenOf(user: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      answerOf(
        api.DELETE('/api/v1/users/{user}/tokens/{token}', { params: { path: { user, token } } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens', user] }),
  });
}
