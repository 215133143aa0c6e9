import { expect, it } from 'vitest';
import { actionsFor, likely } from './words';

it('offers what a row in each state can go through', () => {
  expect(actionsFor('LABEL')).toEqual(['WITHDRAW']);
  expect(actionsFor('ACCEPTED')).toEqual(['REOPEN', 'WITHDRAW']);
  expect(actionsFor('SKIPPED')).toEqual(['REQUEUE', 'WITHDRAW']);
  expect(actionsFor('WITHDRAWN')).toEqual(['RESTORE']);
});

it('begins with what a list is most likely filtered for', () => {
  expect(likely('SKIPPED')).toBe('REQUEUE');
  expect(likely('WITHDRAWN')).toBe('RESTORE');
  expect(likely('LABEL')).toBe('REOPEN');
  expect(likely(undefined)).toBe('REOPEN');
});
