import { shortTime } from '../../time/format';
import { spoken } from '../../ui/status';
import { at, due, type SomeTellings } from './telling';

/** Of tasks: who holds them, and whether they are late. */
export const tasks = {
  'task-opened': (data, nameOf) => ({
    does: `opened a task: ${spoken(data.stage).toLowerCase()}`,
    facts: [
      ...at(data),
      ['For', spoken(data.group)],
      due(data.dueAt),
      ['Not for', data.barred?.length ? data.barred.map(nameOf).join(', ') : undefined],
      ['Kept for', data.reservedFor === undefined ? undefined : nameOf(data.reservedFor)],
    ],
  }),
  'task-claimed': (data, nameOf) => ({
    does: `assigned the task to ${nameOf(data.assignee)}`,
    facts: [['Held until', shortTime(data.expiresAt)]],
  }),
  'task-released': (data, nameOf) => ({ does: `released the task of ${nameOf(data.assignee)}` }),
  'claim-expired': (data, nameOf) => ({
    does: `returned the task to the queue: the time of ${nameOf(data.assignee)} ran out`,
  }),
  'task-escalated': (data) => ({
    does: `made the task urgent`,
    facts: [['Priority', String(data.priority)]],
    comment: data.reason,
  }),
  'sla-at-risk': (data) => ({
    does: `warned: the task at ${spoken(data.stage).toLowerCase()} is close to its due time`,
    facts: [['Due', shortTime(data.dueAt)]],
  }),
  'sla-breached': (data) => ({
    does: `noted that the task at ${spoken(data.stage).toLowerCase()} is overdue`,
    facts: [['Due', shortTime(data.dueAt)]],
  }),
} satisfies SomeTellings;
