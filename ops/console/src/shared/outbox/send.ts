import { answerOf, api } from '../api/client';
import { Problem } from '../api/problem';
import type { DataRowState, GridDecision, Submission } from '../api/types';
import type { Entry, Verb } from './entry';

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

/** @throws Problem where the server knows somebody else by now */
async function requireStill(user: string): Promise<void> {
  const me = await answerOf(api.GET('/api/v1/me'));
  if (me.id !== user) throw new Problem(401, 'UNAUTHENTICATED', 'Someone else is logged in');
}

/**
 * Sends a decision as the person who made it.
 *
 * @returns where the row stands after it
 * @throws Problem when the server refuses, fails, is not reached, or knows somebody else by now
 */
export async function send(entry: Entry): Promise<DataRowState> {
  await requireStill(entry.user);
  return (await answerOf(post(entry, false))).state;
}

type GridVerb = GridDecision['verb'];

const GRID_VERBS: Partial<Record<Verb, GridVerb>> = {
  approve: 'APPROVE',
  correct: 'CORRECT',
  reject: 'REJECT',
  skip: 'SKIP',
};

function inGrid({ task, verb, said }: Entry): GridDecision {
  const { reason, ...rest } = said;
  const because = reason === undefined ? {} : verb === 'skip' ? { skipReason: reason } : { reason };
  return { task, verb: GRID_VERBS[verb], ...rest, ...because } as GridDecision;
}

/** Sends decisions about rows of one project that were made together. */
function postGrid(key: string, project: string, entries: Entry[], keepalive: boolean) {
  return api.POST('/api/v1/projects/{project}/tasks/decide-grid', {
    params: { path: { project }, header: { 'Idempotency-Key': key } },
    body: { decisions: entries.map(inGrid) },
    keepalive,
  });
}

/**
 * Sends decisions that were made together, as the person who made them.
 *
 * @returns why the server did not take some of them, by task
 * @throws Problem as {@link send}: nothing is known of any of them then
 */
export async function sendGrid(key: string, entries: Entry[]): Promise<Map<string, Problem>> {
  const [first] = entries;
  if (first === undefined) return new Map();
  await requireStill(first.user);
  const { items } = await answerOf(postGrid(key, first.project, entries, false));
  return new Map(
    items.flatMap(({ task, problem }) =>
      problem === undefined
        ? []
        : [[task, new Problem(problem.status, problem.code, problem.detail, problem.errors)]],
    ),
  );
}

/** Sends what fits while the page goes away; whatever it misses is sent the next time. */
export function sendLeaving(requests: Entry[][]): void {
  let room = KEEPALIVE_BYTES;
  for (const entries of requests) {
    const [first] = entries;
    if (first === undefined) continue;
    const { grid, project } = first;
    const said = grid === undefined ? first.said : entries.map(inGrid);
    room -= JSON.stringify(said).length * 2;
    if (room < 0) return;
    const sent: Promise<unknown> =
      grid === undefined ? post(first, true) : postGrid(grid, project, entries, true);
    void sent.catch(() => undefined);
  }
}

/** Takes a task again whose claim ran out. */
export async function reclaim(task: string): Promise<void> {
  await answerOf(api.POST('/api/v1/tasks/{task}/claim', { params: { path: { task } } }));
}
