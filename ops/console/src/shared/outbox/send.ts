import { answerOf, api } from '../api/client';
import { Problem } from '../api/problem';
import type { DataRowState, Submission } from '../api/types';
import type { Entry } from './entry';

/** What a browser sends at most after its page is gone, in bytes. */
const KEEPALIVE_BYTES = 60_000;

type SubmitPath = '/api/v1/tasks/{task}/submit';

/** Sends a decision; the bodies of all five are parts of the same one. */
function post(entry: Entry, keepalive: boolean) {
  return api.POST(`/api/v1/tasks/{task}/${entry.verb}` as SubmitPath, {
    params: { path: { task: entry.task }, header: { 'Idempotency-Key': entry.key } },
    body: entry.said as Submission,
    keepalive,
  });
}

/**
 * Sends a decision as the person who made it.
 *
 * @returns where the row stands after it
 * @throws Problem when the server refuses, fails, is not reached, or knows somebody else by now
 */
export async function send(entry: Entry): Promise<DataRowState> {
  const me = await answerOf(api.GET('/api/v1/me'));
  if (me.id !== entry.user) {
    throw new Problem(401, 'UNAUTHENTICATED', 'Someone else is logged in');
  }
  return (await answerOf(post(entry, false))).state;
}

/** Sends what fits while the page goes away; whatever it misses is sent the next time. */
export function sendLeaving(entries: Entry[]): void {
  let room = KEEPALIVE_BYTES;
  for (const entry of entries) {
    room -= JSON.stringify(entry.said).length * 2;
    if (room < 0) return;
    void post(entry, true).catch(() => undefined);
  }
}

/** Takes a task again whose claim ran out. */
export async function reclaim(task: string): Promise<void> {
  await answerOf(api.POST('/api/v1/tasks/{task}/claim', { params: { path: { task } } }));
}
