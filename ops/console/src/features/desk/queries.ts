import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { Definition, Task } from '../../shared/api/types';

/** What a task's project asks for. */
export interface Asked {
  definitions: Definition[];
  reasons: string[];
  /** Whether a second person has to skip a row, too. */
  confirmSkips: boolean;
  /** How long a row is on the screen before it can be decided, in milliseconds. */
  minimumViewMillis: number;
  /** How long a claim lasts, in milliseconds. */
  claimMillis: number;
}

/** The generated client forgets that a corner of a polygon has two numbers. */
const asTask = (answer: unknown): Task => answer as Task;

export const taskQuery = (task: string) =>
  queryOptions({
    queryKey: ['task', task],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/tasks/{task}', { params: { path: { task } }, signal })).then(
        asTask,
      ),
    staleTime: 30_000,
  });

/** Takes the most urgent task of a project; none where nothing is open. */
export async function claimNext(project: string, key?: string): Promise<Task | undefined> {
  const answer: unknown = await answerOf(
    api.POST('/api/v1/projects/{project}/tasks/claim-next', {
      params: {
        path: { project },
        ...(key === undefined ? {} : { header: { 'Idempotency-Key': key } }),
      },
      body: {},
    }),
  );
  return answer === undefined ? undefined : asTask(answer);
}

/** Takes a task, or keeps one that is held for longer. */
export const claim = (task: string): Promise<Task> =>
  answerOf(api.POST('/api/v1/tasks/{task}/claim', { params: { path: { task } } })).then(asTask);

/** Gives a task back; also while the page goes away. */
export const release = (task: string, keepalive = false) =>
  answerOf(api.POST('/api/v1/tasks/{task}/release', { params: { path: { task } }, keepalive }));

export function useClaim() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: claim,
    onSuccess: (task) => {
      client.setQueryData(taskQuery(task.id).queryKey, task);
      void client.invalidateQueries({ queryKey: ['tasks'] });
    },
    onError: (_, task) => client.invalidateQueries({ queryKey: taskQuery(task).queryKey }),
  });
}

export function useRelease() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (task: string) => release(task),
    onSettled: (_, __, task) => {
      client.removeQueries({ queryKey: taskQuery(task).queryKey });
      void client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
}
