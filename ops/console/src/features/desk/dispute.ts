import type { GivenLabel, Task } from '../../shared/api/types';

/** The labels that people made independently, where nothing stands and somebody has to decide. */
export function disputedOf(task: Task): GivenLabel[] {
  return task.kind === 'ADJUDICATE' && task.label === undefined
    ? task.previous.filter((label) => label.author !== undefined && label.round === task.round)
    : [];
}
