import { describe, expect, it } from 'vitest';
import { clock, duration, relative } from './format';

describe('clock', () => {
  it('shows minutes and seconds', () => expect(clock(245_000)).toBe('4:05'));
  it('shows hours when there are some', () => expect(clock(3_723_000)).toBe('1:02:03'));
  it('stops at zero', () => expect(clock(-5)).toBe('0:00'));
});

describe('duration', () => {
  it.each([
    [12, '12 s'],
    [600, '10 min'],
    [7_200, '2.0 h'],
    [172_800, '2.0 d'],
  ])('says %d seconds as %s', (seconds, said) => expect(duration(seconds)).toBe(said));
});

describe('relative', () => {
  it('tells the past from the future', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(relative('2026-01-01T02:00:00Z', now)).not.toBe(relative('2025-12-31T22:00:00Z', now));
  });
});
