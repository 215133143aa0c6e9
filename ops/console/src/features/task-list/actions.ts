import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { runAll } from '../../shared/bulk/runAll';
import type { Task } from './queries';

/** Something done to tasks by those who say who does what next. */
export type Action =
  | { kind: 'ASSIGN'; user: string; name: string }
  | { kind: 'RELEASE' }
  | { kind: 'ESCALATE'; reason: string };

const path = (task: Task) => ({ params: { path: { task: task.id } } });

const assign = (task: Task, user: string) =>
  answerOf(api.POST('/api/v1/tasks/{task}/assign', { ...path(task), body: { user } }));

const release = (task: Task) => answerOf(api.POST('/api/v1/tasks/{task}/release', path(task)));

function act(action: Action, task: Task): Promise<unknown> {
  switch (action.kind) {
    case 'ASSIGN':
      return assign(task, action.user);
    case 'RELEASE':
      return release(task);
    case 'ESCALATE':
      return answerOf(
        api.POST('/api/v1/tasks/{task}/escalate', {
          ...path(task),
          body: { reason: action.reason },
        }),
      );
  }
}

/** Gives a task back to whoever had it, or to nobody. */
const undo = (task: Task): Promise<unknown> =>
  task.assignee === undefined ? release(task) : assign(task, task.assignee);

/** Whether an action can be taken back. */
export const undoable = (action: Action): boolean => action.kind !== 'ESCALATE';

/** What is to be done to which tasks, as they are now. */
export interface Order {
  action: Action;
  tasks: Task[];
  /** Takes the action back: the tasks are as they were before it. */
  back?: boolean;
}

/** Does an action to each task on its own, and answers what became of each. */
export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, tasks, back = false }: Order) =>
      runAll(tasks, (task) => (back ? undo(task) : act(action, task))),
    onSettled: () =>
      Promise.all(
        ['tasks', 'sla', 'flow', 'mine'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
