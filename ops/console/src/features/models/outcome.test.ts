import { expect, it } from 'vitest';
import { atThreshold, countOutcomes, histogram, nearest, outcomeOf } from './outcome';

const thresholds = { suggestFrom: 0.5, acceptFrom: 0.9 };
const items = [0.2, 0.5, 0.89, 0.9, 1, undefined].map((confidence, i) => ({
  key: `row-${i}`,
  confidence,
}));

it('counts a confidence at a threshold as above it', () => {
  expect(outcomeOf(0.9, thresholds)).toBe('accept');
  expect(outcomeOf(0.5, thresholds)).toBe('review');
  expect(outcomeOf(0.49, thresholds)).toBe('label');
});

it('sends rows without a proposal to people', () =>
  expect(outcomeOf(undefined, { suggestFrom: 0, acceptFrom: 0 })).toBe('label'));

it('counts every row once', () =>
  expect(countOutcomes(items, thresholds)).toEqual({ accept: 2, review: 2, label: 2 }));

it('finds the rows around a threshold, the surest first', () =>
  expect(nearest(items, 0.9, 3).map((item) => item.confidence)).toEqual([1, 0.9, 0.89]));

it('finds what was found at the threshold nearest by', () => {
  const found = [0.85, 0.9, 0.95].map((threshold) => ({ threshold }));
  expect(atThreshold(found, 0.913)).toEqual({ threshold: 0.9 });
  expect<unknown>(atThreshold<{ threshold: number }>([], 0.9)).toBe(undefined);
});

it('puts 1 into the last bin and leaves out what has no confidence', () =>
  expect(histogram(items, 10)).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1, 2]));
