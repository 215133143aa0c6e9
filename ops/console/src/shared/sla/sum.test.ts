import { expect, it } from 'vitest';
import { sumOf, worst } from './sum';

const stage = (breached: number, atRisk: number, oldest?: string) => ({
  stage: 'review',
  onTrack: 1,
  atRisk,
  breached,
  ...(oldest === undefined ? {} : { oldest }),
});

it('adds up stages and keeps the oldest task', () => {
  expect(
    sumOf([stage(2, 0, '2026-03-02T12:00:00Z'), stage(0, 3, '2026-03-02T11:00:00Z'), stage(0, 0)]),
  ).toEqual({
    onTrack: 3,
    atRisk: 3,
    breached: 2,
    total: 8,
    oldest: '2026-03-02T11:00:00Z',
  });
});

it('is as bad as the worst task', () => {
  expect(worst(stage(1, 5))).toBe('BREACHED');
  expect(worst(stage(0, 1))).toBe('AT_RISK');
  expect(worst(stage(0, 0))).toBe('ON_TRACK');
});
