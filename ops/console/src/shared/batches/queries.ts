import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** One batch with its progress and forecast. */
export const batchQuery = (batch: string) =>
  queryOptions({
    queryKey: ['batches', 'one', batch],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/batches/{batch}', { params: { path: { batch } }, signal })),
  });

/** What is set for a batch; without a due time nothing can be late. */
interface ScheduleOf {
  batch: string;
  priority: number;
  dueAt: string | undefined;
}

/** Sets when a batch is due and how urgent it is. */
export function useReschedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ batch, priority, dueAt }: ScheduleOf) =>
      answerOf(
        api.PUT('/api/v1/batches/{batch}/schedule', {
          params: { path: { batch } },
          body: { priority, ...(dueAt === undefined ? {} : { dueAt }) },
        }),
      ),
    onSettled: () =>
      Promise.all(
        ['batches', 'sla', 'tasks', 'burn-up'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

const ALL = 1000;

/** The batches of a project, or those that are archived; their number is small. */
export const batchesQuery = (project: string, archived = false) =>
  queryOptions({
    queryKey: archived ? ['batches', project, 'archived'] : ['batches', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/batches', {
          params: { path: { project }, query: { limit: ALL, archived } },
          signal,
        }),
      ),
  });
