import { expect, it } from 'vitest';
import { partsOf, statesInOrder } from './states';

const states = { ACCEPTED: 6, SKIPPED: 1, WITHDRAWN: 4, REVIEW: 2, LABEL: 3 };

it('parts a batch into finished, skipped and open rows', () => {
  expect(partsOf(states)).toEqual({ accepted: 6, skipped: 1, going: 5 });
  expect(partsOf({})).toEqual({ accepted: 0, skipped: 0, going: 0 });
});

it('lists states as a row passes them', () => {
  expect(statesInOrder(states).map(([state]) => state)).toEqual([
    'LABEL',
    'REVIEW',
    'ACCEPTED',
    'SKIPPED',
    'WITHDRAWN',
  ]);
});
