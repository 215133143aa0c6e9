import { expect, it } from 'vitest';
import { isDue } from './renewal';

const MINUTE = 60_000;
const claim = { now: 16 * MINUTE, until: 30 * MINUTE, lasts: 30 * MINUTE, tried: undefined };

it('renews in the second half of a claim, while somebody works', () => {
  expect(isDue({ ...claim, worked: claim.now - 1_000 })).toBe(true);
  expect(isDue({ ...claim, worked: claim.now - 2 * MINUTE })).toBe(false);
  expect(isDue({ ...claim, worked: undefined })).toBe(false);
  expect(isDue({ ...claim, now: 14 * MINUTE, worked: 14 * MINUTE })).toBe(false);
});

it('does not take back what has ended, and does not ask again and again', () => {
  expect(isDue({ ...claim, now: claim.until, worked: claim.until })).toBe(false);
  const worked = claim.now;
  expect(isDue({ ...claim, worked, tried: claim.now - 10_000 })).toBe(false);
  expect(isDue({ ...claim, worked, tried: claim.now - 30_000 })).toBe(true);
});
