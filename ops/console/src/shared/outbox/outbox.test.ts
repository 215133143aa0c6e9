import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import type { Entry } from './entry';
import {
  ADOPTED_AFTER_MILLISECONDS,
  after,
  decide,
  GRACE_MILLISECONDS,
  idleFor,
  nextToSend,
  outcomeOf,
  outcomeOfPart,
  pauseAfter,
  release,
  requests,
  ripen,
  undoable,
  wake,
} from './outbox';

const entry = (key: string, more: Partial<Entry> = {}): Entry => ({
  key,
  user: 'u1',
  tab: 'here',
  task: `${key}.1`,
  dataRow: key,
  project: 'p1',
  rowKey: key,
  stage: 'review',
  verb: 'approve',
  said: {},
  decidedAt: 1_000,
  state: 'held',
  attempts: 0,
  tryAt: 0,
  ...more,
});
const refusal = (status: number, code: string) => new Problem(status, code, 'why');
const states = (entries: Entry[]) => entries.map(({ key, state }) => `${key} ${state}`);

describe('a decision', () => {
  it('is held until the next one is made', () => {
    const entries = decide(decide([], entry('a')), entry('b'));
    expect(states(entries)).toEqual(['a due', 'b held']);
    expect(undoable(entries, 'here')?.key).toBe('b');
  });

  it('is held until its grace is over', () => {
    const entries = [entry('a')];
    expect(states(ripen(entries, 1_000 + GRACE_MILLISECONDS - 1))).toEqual(['a held']);
    expect(states(ripen(entries, 1_000 + GRACE_MILLISECONDS))).toEqual(['a due']);
  });

  it('is held until the page is left, and those of other tabs are left to them', () => {
    const entries = release([entry('a'), entry('b', { tab: 'there' })], 'here');
    expect(states(entries)).toEqual(['a due', 'b held']);
  });

  it('cannot be undone once it is due', () =>
    expect(undoable([entry('a', { state: 'due' })], 'here')).toBeUndefined());
});

describe('sending', () => {
  const due = (key: string, more: Partial<Entry> = {}) => entry(key, { state: 'due', ...more });

  it('takes the oldest first and never what is held or refused', () => {
    const entries = [entry('a'), entry('b', { state: 'refused' }), due('c'), due('d')];
    expect(nextToSend(entries, 'here', 2_000)[0]?.key).toBe('c');
  });

  it('leaves to another tab what it made, until that tab seems gone', () => {
    const entries = [due('a', { tab: 'there' })];
    expect(nextToSend(entries, 'here', 2_000)).toEqual([]);
    expect(nextToSend(entries, 'here', 1_000 + ADOPTED_AFTER_MILLISECONDS)[0]?.key).toBe('a');
    expect(idleFor(entries, 'here', 1_000)).toBe(ADOPTED_AFTER_MILLISECONDS);
  });

  it('waits longer with each failure, and lets the others wait too', () => {
    expect([1, 2, 3, 9].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
    const once = after([due('a'), due('b')], 'a', { kind: 'away' }, 2_000);
    expect(nextToSend(once, 'here', 2_999)).toEqual([]);
    expect(nextToSend(once, 'here', 3_000)[0]?.key).toBe('a');
    const twice = after(once, 'a', { kind: 'away' }, 3_000);
    expect(idleFor(twice, 'here', 3_000)).toBe(2_000);
    expect(twice.map((one) => one.attempts)).toEqual([2, 0]);
  });

  it('waits for a log-in without end, and goes on after it with the same key', () => {
    const out = after([due('a')], 'a', { kind: 'logged-out' }, 2_000);
    expect(idleFor(out, 'here', 2_000)).toBeUndefined();
    expect(nextToSend(wake(out), 'here', 2_000)[0]?.key).toBe('a');
  });

  it('forgets what was sent and keeps what was refused, with the reason', () => {
    expect(after([due('a')], 'a', { kind: 'sent' }, 0)).toEqual([]);
    const outcome = outcomeOf(refusal(409, 'TASK_CLAIMED_BY_ANOTHER'), due('a'));
    const [kept] = after([due('a')], 'a', outcome, 0);
    expect(kept?.state).toBe('refused');
    expect(kept?.trouble?.code).toBe('TASK_CLAIMED_BY_ANOTHER');
    expect(idleFor([kept as Entry], 'here', 0)).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    [0, 'UNREACHABLE', 'away'],
    [503, 'DATABASE_UNAVAILABLE', 'away'],
    [429, 'TOO_MANY_AT_ONCE', 'away'],
    [409, 'CONCURRENT_CHANGE', 'away'],
    [401, 'UNAUTHENTICATED', 'logged-out'],
    [409, 'CLAIM_EXPIRED', 'reclaim'],
    [409, 'TASK_NOT_CLAIMED', 'reclaim'],
    [409, 'STAGE_PASSED', 'refused'],
    [422, 'ANNOTATION_OUTSIDE_ONTOLOGY', 'refused'],
  ])('%d %s means %s', (status, code, kind) =>
    expect(outcomeOf(refusal(status, code), entry('a')).kind).toBe(kind),
  );

  it('is a refusal when the claim is lost a second time', () =>
    expect(outcomeOf(refusal(409, 'CLAIM_EXPIRED'), entry('a', { reclaimed: true })).kind).toBe(
      'refused',
    ));
});

describe('decisions made together', () => {
  const grid = (key: string, more: Partial<Entry> = {}) =>
    entry(key, { grid: 'g', state: 'due', ...more });

  it('are held together, and let what was decided before go', () => {
    const held = ['b', 'c'].map((key) => entry(key, { grid: 'g' }));
    expect(states(decide([entry('a')], ...held))).toEqual(['a due', 'b held', 'c held']);
  });

  it('go out in one request, in the same order each time', () => {
    const one = [grid('b'), entry('x', { state: 'due' }), grid('a')];
    const keys = (entries: Entry[]) => entries.map(({ key }) => key);
    expect(keys(nextToSend(one, 'here', 2_000))).toEqual(['a', 'b']);
    expect(keys(nextToSend(one.toReversed(), 'here', 2_000))).toEqual(['a', 'b']);
    expect(requests(one).map(keys)).toEqual([['a', 'b'], ['x']]);
  });

  it('are refused one by one', () => {
    const outcome = outcomeOfPart(refusal(409, 'STAGE_PASSED'), grid('a'));
    const left = after(
      after([grid('a'), grid('b')], 'a', outcome, 2_000),
      'b',
      { kind: 'sent' },
      2_000,
    );
    expect(states(left)).toEqual(['a refused']);
  });

  it('are tried alone where that may help', () => {
    const passing = outcomeOfPart(refusal(409, 'CONCURRENT_CHANGE'), grid('a'));
    const lost = outcomeOfPart(refusal(409, 'CLAIM_EXPIRED'), grid('b'));
    const both = after(after([grid('a'), grid('b')], 'a', passing, 2_000), 'b', lost, 2_000);
    expect(both.map((one) => [one.grid, one.reclaimed, one.state])).toEqual([
      [undefined, undefined, 'due'],
      [undefined, true, 'due'],
    ]);
  });

  it('wait together while the server is away', () => {
    const away = outcomeOf(Problem.unreachable(), grid('a'));
    const both = after([grid('a'), grid('b')], 'a', away, 2_000);
    expect(nextToSend(both, 'here', 2_001)).toEqual([]);
    expect(nextToSend(both, 'here', 3_000)).toHaveLength(2);
  });
});
