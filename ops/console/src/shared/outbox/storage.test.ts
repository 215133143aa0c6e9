import { beforeEach, expect, it } from 'vitest';
import type { Entry } from './entry';
import { drop, keep, load } from './storage';

const entry = (key: string, user: string, decidedAt: number): Entry => ({
  key,
  user,
  tab: 'here',
  task: 'r.1',
  dataRow: 'r',
  project: 'p',
  rowKey: 'sku-1',
  stage: 'review',
  verb: 'reject',
  said: { reason: 'GUIDELINE' },
  decidedAt,
  state: 'due',
  attempts: 4,
  tryAt: Infinity,
});

beforeEach(() => localStorage.clear());

it('gives back what one person decided, the oldest first, and nothing of others', () => {
  keep(entry('b', 'u1', 2));
  keep(entry('a', 'u1', 1));
  keep(entry('c', 'u2', 0));
  expect(load('u1').map((one) => one.key)).toEqual(['a', 'b']);
  expect(load('u1')[0]).toEqual({ ...entry('a', 'u1', 1), tryAt: 0 });
});

it('forgets what was dropped and passes over what cannot be read', () => {
  keep(entry('a', 'u1', 1));
  localStorage.setItem('countersign.outbox.u1.x', 'not json');
  localStorage.setItem('countersign.outbox.u1.y', '{"key":"y"}');
  drop(entry('a', 'u1', 1));
  expect(load('u1')).toEqual([]);
});
