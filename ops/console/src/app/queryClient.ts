import { QueryCache, QueryClient } from '@tanstack/react-query';
import { areFiguresAway, Problem } from '../shared/api/problem';
import { away, figuresQuery } from '../shared/figures/state';

const TRIES = 3;

/** Figures that are away are looked for in one place. */
function retry(failures: number, error: unknown): boolean {
  return error instanceof Problem && error.passes && !areFiguresAway(error) && failures < TRIES;
}

/** The one place where what the server said is kept. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (!areFiguresAway(error)) return;
      queryClient.setQueryData(figuresQuery.queryKey, away);
    },
  }),
  defaultOptions: {
    queries: { retry, staleTime: 2_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
