import type { Annotation, Task } from '../api/types';

/** The one choice that a label makes and that is all it says, if it is such a label. */
export function choiceOf(
  task: Pick<Task, 'kind' | 'label'>,
): Extract<Annotation, { type: 'choice' }> | undefined {
  const said = task.kind === 'REVIEW' ? (task.label?.annotations ?? []) : [];
  const [only] = said;
  return said.length === 1 && only?.type === 'choice' ? only : undefined;
}
