import type { GivenLabel, Task } from '../../shared/api/types';

/** The label that was rejected: the last one that was given before. */
export function rejectedOf(task: Task): GivenLabel | undefined {
  const { rejection, previous, label } = task;
  if (rejection === undefined) return undefined;
  const until = Date.parse(rejection.at);
  return [...previous, ...(label === undefined ? [] : [label])]
    .filter((given) => Date.parse(given.at) <= until)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .at(-1);
}
