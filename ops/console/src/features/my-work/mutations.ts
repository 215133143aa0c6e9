import { useMutation, useQueryClient } from '@tanstack/react-query';
import { give } from './queries';

/** Gives a task back to the queue. */
export function useGiveBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: give,
    onSettled: () => client.invalidateQueries({ queryKey: ['mine'] }),
  });
}
