import { answerOf, api } from '../../../shared/api/client';
import type { Grid, Task } from '../../../shared/api/types';
import { claim, release } from '../queries';

/** Most tasks that one holds in a project, as far as a grid looks for its own among them. */
const MOST_HELD = 200;

/**
 * Takes reviews that propose the same answer; none where nothing of the kind is open.
 *
 * @param key with which a repeated call gives the same rows
 */
export async function claimGrid(project: string, size: number, key: string): Promise<Task[]> {
  const answer: unknown = await answerOf(
    api.POST('/api/v1/projects/{project}/tasks/claim-grid', {
      params: { path: { project }, header: { 'Idempotency-Key': key } },
      body: { size },
    }),
  );
  return answer === undefined ? [] : (answer as Grid).items;
}

/** Those of these tasks that one still holds, in their order. */
export async function stillHeld(project: string, tasks: string[]): Promise<Task[]> {
  const { items } = await answerOf(
    api.GET('/api/v1/projects/{project}/tasks', {
      params: {
        path: { project },
        query: { assignee: 'me', state: 'CLAIMED', limit: MOST_HELD },
      },
    }),
  );
  const held = new Map((items as Task[]).map((task) => [task.id, task]));
  return tasks.flatMap((id) => held.get(id) ?? []);
}

/** Keeps claims for longer, one after the other; gives when the first of them ends. */
export async function renewAll(tasks: Task[]): Promise<number> {
  let until = Infinity;
  for (const { id } of tasks) {
    const { claimExpiresAt } = await claim(id);
    until = Math.min(until, Date.parse(claimExpiresAt ?? ''));
  }
  return until;
}

/** Gives every task back. */
export async function releaseAll(tasks: Task[]): Promise<void> {
  for (const { id } of tasks) await release(id);
}
