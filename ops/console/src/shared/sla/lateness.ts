import type { SlaState, Task } from '../api/types';
import { duration } from '../time/format';

/** How a task stands against its due time at a moment, in words. */
export interface Lateness {
  status: SlaState;
  words: string;
}

/** Of a task that has a due time; what has passed is overdue, even where nobody noted it yet. */
export function latenessOf(
  { dueAt, sla }: Pick<Task, 'dueAt' | 'sla'>,
  now: number,
): Lateness | undefined {
  if (dueAt === undefined) return undefined;
  const left = (Date.parse(dueAt) - now) / 1_000;
  if (left <= 0) return { status: 'BREACHED', words: `Overdue by ${duration(-left)}` };
  const due = `due in ${duration(left)}`;
  return sla === 'ON_TRACK'
    ? { status: 'ON_TRACK', words: `D${due.slice(1)}` }
    : { status: 'AT_RISK', words: `At risk, ${due}` };
}
