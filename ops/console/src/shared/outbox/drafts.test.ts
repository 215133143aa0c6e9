import { beforeEach, expect, it } from 'vitest';
import { draftOf, dropDraft, keepDraft, MOST_DRAFTS, type Draft } from './drafts';

const draft = (at: number): Draft => ({
  annotations: [{ name: 'category', type: 'choice', value: 'Coat' }],
  comment: 'c',
  correcting: true,
  secondsSpent: 3,
  at,
});

beforeEach(() => localStorage.clear());

it('comes back as it was, to the person who made it', () => {
  keepDraft('u1', 't.1', draft(1));
  expect(draftOf('u1', 't.1')).toEqual(draft(1));
  expect(draftOf('u2', 't.1')).toBeUndefined();
  dropDraft('u1', 't.1');
  expect(draftOf('u1', 't.1')).toBeUndefined();
});

it('gives way to newer ones', () => {
  for (let at = 0; at <= MOST_DRAFTS; at++) keepDraft('u1', `t.${at}`, draft(at));
  expect(draftOf('u1', 't.0')).toBeUndefined();
  expect(draftOf('u1', 't.1')).toBeDefined();
  expect(localStorage.length).toBe(MOST_DRAFTS);
});

it('is nothing where what is stored cannot be read', () => {
  localStorage.setItem('countersign.draft.u1.t.1', '{"annotations":');
  expect(draftOf('u1', 't.1')).toBeUndefined();
});
