import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { give } from './queries';

/** Gives a task back to the queue. */
export function useGiveBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: give,
    onSettled: () => client.invalidateQueries({ queryKey: ['mine'] }),
  });
}

/** Asks that a finished row be reopened. */
export const useAskReopening = (dataRow: string) =>
  useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/data-rows/{dataRow}/ask-reopening', {
          params: { path: { dataRow } },
          body: { reason },
        }),
      ),
  });
