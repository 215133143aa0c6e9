import type { Role, Task } from '../../shared/api/types';
import { choiceOf } from '../../shared/tasks/choice';

const GROUP_OF: Partial<Record<Role, string>> = {
  labeller: 'labellers',
  reviewer: 'reviewers',
  lead: 'leads',
};

/** How many open tasks wait at a stage. */
export interface Waiting {
  stage: string;
  count: number;
  /** The one that is due first, if any is due at all. */
  first: Pick<Task, 'dueAt' | 'sla'> | undefined;
}

/** Whether somebody with these roles may take the task: never a review of one's own label. */
function isFor(task: Pick<Task, 'group' | 'kind' | 'label'>, roles: Role[], me: string) {
  const mayTake = roles.some((role) => GROUP_OF[role] === task.group);
  const own = task.kind === 'REVIEW' && task.label?.author === me;
  return mayTake && !own;
}

function firstDue(tasks: Task[]): Task | undefined {
  return tasks
    .filter(({ dueAt }) => dueAt !== undefined)
    .toSorted((one, other) => Date.parse(one.dueAt ?? '') - Date.parse(other.dueAt ?? ''))[0];
}

/** Open tasks that one may take, counted by stage, most first. */
export function waitingByStage(tasks: Task[], roles: Role[], me: string): Waiting[] {
  const stages = new Map<string, Task[]>();
  for (const task of tasks.filter((one) => isFor(one, roles, me))) {
    const there = stages.get(task.stage);
    if (there === undefined) stages.set(task.stage, [task]);
    else there.push(task);
  }
  return [...stages]
    .map(([stage, there]) => ({ stage, count: there.length, first: firstDue(there) }))
    .sort((a, b) => b.count - a.count);
}

/** Whether some of these tasks can be reviewed side by side. */
export const hasGrid = (tasks: Task[], roles: Role[], me: string): boolean =>
  tasks.some((task) => isFor(task, roles, me) && choiceOf(task) !== undefined);
