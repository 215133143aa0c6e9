import { Problem } from '../api/problem';
import type { Entry, Trouble } from './entry';

/** How long a decision can be undone when no other follows it. */
export const GRACE_MILLISECONDS = 5_000;
/** Most decisions that wait in one browser for one person. */
export const MOST_ENTRIES = 200;
/** After this time a tab sends what another one left behind. */
export const ADOPTED_AFTER_MILLISECONDS = 20_000;

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** How long to wait after so many failures in a row. */
export const pauseAfter = (attempts: number): number =>
  Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** Math.max(0, attempts - 1));

const change = (entries: Entry[], when: (entry: Entry) => boolean, to: Partial<Entry>): Entry[] =>
  entries.map((entry) => (when(entry) ? { ...entry, ...to } : entry));

/** What was held in this tab goes out: the next decision was made, or the page is left. */
export const release = (entries: Entry[], tab: string): Entry[] =>
  change(entries, (entry) => entry.state === 'held' && entry.tab === tab, { state: 'due' });

/** Keeps new decisions of one tab; those before them can no longer be undone. */
export const decide = (entries: Entry[], ...made: Entry[]): Entry[] => [
  ...made.reduce((kept, { tab }) => release(kept, tab), entries),
  ...made,
];

/** What can still be undone in this tab. */
export const undoable = (entries: Entry[], tab: string): Entry | undefined =>
  entries.find((entry) => entry.state === 'held' && entry.tab === tab);

export const without = (entries: Entry[], key: string): Entry[] =>
  entries.filter((entry) => entry.key !== key);

/** What was held for long enough goes out. */
export const ripen = (entries: Entry[], now: number): Entry[] =>
  change(
    entries,
    (entry) => entry.state === 'held' && now - entry.decidedAt >= GRACE_MILLISECONDS,
    { state: 'due' },
  );

const sendable = (entry: Entry, tab: string, now: number): boolean =>
  entry.tab === tab || now - entry.decidedAt >= ADOPTED_AFTER_MILLISECONDS;

/** Those that go out in one request with `entry`, in an order that every try keeps. */
const together = (entries: Entry[], entry: Entry): Entry[] =>
  entry.grid === undefined
    ? [entry]
    : entries
        .filter(({ grid, state }) => grid === entry.grid && state === 'due')
        .toSorted((one, other) => (one.key < other.key ? -1 : 1));

/** What to send now in one request, the oldest first; nothing where nothing is due. */
export function nextToSend(entries: Entry[], tab: string, now: number): Entry[] {
  const first = entries.find(
    (entry) => entry.state === 'due' && entry.tryAt <= now && sendable(entry, tab, now),
  );
  return first === undefined ? [] : together(entries, first);
}

/** Requests that would send these now, each with what goes into it. */
export function requests(entries: Entry[]): Entry[][] {
  const first = entries[0];
  if (first === undefined) return [];
  const one = together(entries, first);
  return [one, ...requests(entries.filter((entry) => !one.includes(entry)))];
}

/** Milliseconds until something is to be done; none where only a person or a log-in can. */
export function idleFor(entries: Entry[], tab: string, now: number): number | undefined {
  const times = entries.flatMap((entry) => {
    if (entry.state === 'refused') return [];
    if (entry.state === 'held') return [entry.decidedAt + GRACE_MILLISECONDS];
    const adopted = entry.tab === tab ? 0 : entry.decidedAt + ADOPTED_AFTER_MILLISECONDS;
    return [Math.max(entry.tryAt, adopted)];
  });
  const soonest = Math.min(...times);
  return Number.isFinite(soonest) ? Math.max(0, soonest - now) : undefined;
}

/** What became of sending one. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'away' }
  | { kind: 'logged-out' }
  | { kind: 'alone' }
  | { kind: 'reclaim' }
  | { kind: 'refused'; trouble: Trouble };

/** Refusals that pass by themselves, beside those of a server that is away or busy. */
const PASSING = new Set(['CONCURRENT_CHANGE', 'CSRF_TOKEN_MISSING']);
/** Refusals that taking the task once more may heal. */
const CLAIM_LOST = new Set(['CLAIM_EXPIRED', 'TASK_NOT_CLAIMED']);

export function outcomeOf(error: unknown, entry: Entry): Outcome {
  if (!(error instanceof Problem) || error.passes || PASSING.has(error.code)) {
    return { kind: 'away' };
  }
  if (error.status === 401) return { kind: 'logged-out' };
  if (CLAIM_LOST.has(error.code) && entry.reclaimed !== true) return { kind: 'reclaim' };
  const { status, code, detail, errors } = error;
  return { kind: 'refused', trouble: { status, code, detail, errors } };
}

/**
 * What became of one of several that were sent in one request, which was answered. What passes or
 * heals is tried by itself.
 */
export function outcomeOfPart(problem: Problem | undefined, entry: Entry): Outcome {
  if (problem === undefined) return { kind: 'sent' };
  const outcome = outcomeOf(problem, entry);
  return outcome.kind === 'away' ? { kind: 'alone' } : outcome;
}

/** Everything that waits in this browser waits for the server together. */
function away(entries: Entry[], key: string, now: number): Entry[] {
  const attempts = (entries.find((entry) => entry.key === key)?.attempts ?? 0) + 1;
  const tryAt = now + pauseAfter(attempts);
  return entries.map((entry) => {
    if (entry.state !== 'due') return entry;
    return { ...entry, tryAt, attempts: entry.key === key ? attempts : entry.attempts };
  });
}

/** From now on it is sent by itself. */
const alone = (entries: Entry[], when: (entry: Entry) => boolean, to: Partial<Entry>): Entry[] =>
  change(entries, when, to).map((entry) => {
    if (!when(entry)) return entry;
    const single = { ...entry };
    delete single.grid;
    return single;
  });

export function after(entries: Entry[], key: string, outcome: Outcome, now: number): Entry[] {
  const it = (entry: Entry) => entry.key === key;
  switch (outcome.kind) {
    case 'sent':
      return without(entries, key);
    case 'away':
      return away(entries, key, now);
    case 'logged-out':
      return change(entries, (entry) => entry.state === 'due', { tryAt: Infinity });
    case 'alone':
      return alone(entries, it, { tryAt: now + FIRST_PAUSE_MILLISECONDS });
    case 'reclaim':
      return alone(entries, it, { reclaimed: true, tryAt: 0 });
    case 'refused':
      return change(entries, it, { state: 'refused', trouble: outcome.trouble });
  }
}

/** The server is back, or somebody logged in: nothing waits any longer. */
export const wake = (entries: Entry[]): Entry[] =>
  change(entries, (entry) => entry.state === 'due', { tryAt: 0 });
