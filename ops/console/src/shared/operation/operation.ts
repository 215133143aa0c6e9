import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

const EVERY_MILLISECONDS = 700;

/** How far work is that goes on after its request was answered. */
export const operationQuery = (operation: string | undefined) =>
  queryOptions({
    queryKey: ['operations', operation],
    enabled: operation !== undefined,
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/operations/{operation}', {
          params: { path: { operation: operation ?? '' } },
          signal,
        }),
      ),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'RUNNING' ? EVERY_MILLISECONDS : false,
  });
