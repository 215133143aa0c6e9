import type { Member, Role } from '../../shared/api/types';
import type { Task } from './queries';

const ROLES: Record<Task['group'], Role> = {
  labellers: 'labeller',
  reviewers: 'reviewer',
  leads: 'lead',
};

/** Whether a person may do a task: they hold the stage's role, and do not review their own label. */
function mayDo(member: Member, task: Task): boolean {
  const own = task.kind === 'REVIEW' && task.label?.author === member.user;
  return member.roles.includes(ROLES[task.group]) && !own;
}

/** Those who may do all the tasks. */
export const capable = (members: Member[], tasks: Task[]): Member[] =>
  members.filter((member) => tasks.every((task) => mayDo(member, task)));
