import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { TokenForm } from '../../shared/api/types';

/** One's own program tokens. */
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/tokens', { params: { query: { limit: 1000 } }, signal })),
});

export function useMakeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenForm) => answerOf(api.POST('/api/v1/tokens', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      answerOf(api.DELETE('/api/v1/tokens/{token}', { params: { path: { token } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { current: string; password: string; endTokens: boolean }) =>
      answerOf(api.PUT('/api/v1/me/password', { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
