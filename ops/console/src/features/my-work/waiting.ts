import type { Role, Task } from '../../shared/api/types';

const GROUP_OF: Partial<Record<Role, string>> = {
  labeller: 'labellers',
  reviewer: 'reviewers',
  lead: 'leads',
};

/** How many open tasks wait at a stage. */
export interface Waiting {
  stage: string;
  count: number;
}

/** Whether somebody with these roles may take the task: never a review of one's own label. */
function isFor(task: Pick<Task, 'group' | 'kind' | 'label'>, roles: Role[], me: string) {
  const mayTake = roles.some((role) => GROUP_OF[role] === task.group);
  const own = task.kind === 'REVIEW' && task.label?.author === me;
  return mayTake && !own;
}

/** Open tasks that one may take, counted by stage, most first. */
export function waitingByStage(tasks: Task[], roles: Role[], me: string): Waiting[] {
  const counts = new Map<string, number>();
  tasks
    .filter((task) => isFor(task, roles, me))
    .forEach((task) => counts.set(task.stage, (counts.get(task.stage) ?? 0) + 1));
  return [...counts].map(([stage, count]) => ({ stage, count })).sort((a, b) => b.count - a.count);
}
