import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, signedOut } from '../api/client';
import type { Credentials, Me } from '../api/types';
import { openedSignedOut } from './document';

export const ME = ['me'] as const;

/** Who is logged in, and what they may do where. */
export const meQuery = queryOptions({
  queryKey: ME,
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/me', { signal })),
  staleTime: 60_000,
  retry: false,
  enabled: (query) => !openedSignedOut || query.state.data !== undefined,
});

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => answerOf(api.POST('/api/v1/login', { body })),
    onSuccess: (me: Me) => {
      const before = client.getQueryData<Me>(ME);
      if (before !== undefined && before.id !== me.id) client.clear();
      client.setQueryData(ME, me);
      signedOut.set(() => false);
      void client.invalidateQueries();
    },
  });
}

/** Loads the page anew, and with that forgets everything that was read. */
export function useLogOut() {
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/logout')),
    onSettled: () => window.location.assign('/'),
  });
}
