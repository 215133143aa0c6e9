import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../shared/api/problem';

const TRIES = 3;

function retry(failures: number, error: unknown): boolean {
  return error instanceof Problem && error.passes && failures < TRIES;
}

/** The one place where what the server said is kept. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 2_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
