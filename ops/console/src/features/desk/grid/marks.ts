import type { SkipReason, Task } from '../../../shared/api/types';
import type { Decision } from '../../../shared/outbox/entry';
import { choiceOf } from '../../../shared/tasks/choice';

/** What is said of a row that is not simply right; `wrong` until somebody says what it is. */
export type Mark =
  | { verb: 'wrong' }
  | { verb: 'correct'; option: string }
  | { verb: 'reject'; reason: string }
  | { verb: 'skip'; reason: SkipReason };

/** The rows of a grid that are marked, by task. */
export type Marks = Record<string, Mark>;

const without = (marks: Marks, task: string): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([id]) => id !== task));

/** Marks a row as wrong, or takes back whatever was said of it. */
export const toggled = (marks: Marks, task: string): Marks =>
  marks[task] === undefined ? { ...marks, [task]: { verb: 'wrong' } } : without(marks, task);

/** Says what a row is; that it is what was proposed takes its mark away. */
export const corrected = (marks: Marks, task: Task, option: string): Marks =>
  choiceOf(task)?.value === option
    ? without(marks, task.id)
    : { ...marks, [task.id]: { verb: 'correct', option } };

/** The first row of which nobody has said yet what it is. */
export const unsaid = (tasks: Task[], marks: Marks): number =>
  tasks.findIndex(({ id }) => marks[id]?.verb === 'wrong');

const PLACES = 100;

/** Seconds for each of so many rows, to a hundredth. */
export const shareOf = (seconds: number, rows: number): number =>
  Math.round((seconds / Math.max(1, rows)) * PLACES) / PLACES;

function saidOf(task: Task, mark: Mark | undefined): Pick<Decision, 'verb' | 'said'> {
  switch (mark?.verb) {
    case undefined:
    case 'wrong':
      return { verb: 'approve', said: {} };
    case 'correct': {
      const name = choiceOf(task)?.name ?? '';
      return {
        verb: 'correct',
        said: { annotations: [{ type: 'choice', name, value: mark.option }] },
      };
    }
    case 'reject':
    case 'skip':
      return { verb: mark.verb, said: { reason: mark.reason } };
  }
}

/** A decision for each row: what is not marked is approved. */
export function decisionsOf(tasks: Task[], marks: Marks, seconds: number): Decision[] {
  const secondsSpent = shareOf(seconds, tasks.length);
  return tasks.map((task) => {
    const { verb, said } = saidOf(task, marks[task.id]);
    const { id, dataRow, project, key, stage } = task;
    return {
      task: id,
      dataRow,
      project,
      rowKey: key,
      stage,
      verb,
      said: { ...said, secondsSpent },
    };
  });
}

const REST = { wrong: 'Wrong', reject: 'Rejected', skip: 'Skipped' } as const;

/** What a row is said to be, in a word. */
export const wordOf = (mark: Mark): string =>
  mark.verb === 'correct' ? mark.option : REST[mark.verb];
