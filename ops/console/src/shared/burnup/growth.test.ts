import { describe, expect, it } from 'vitest';
import { line, moments, width } from './growth';

const growth = {
  points: [
    { at: '2026-01-01T08:00:00Z', registered: 10, accepted: 2 },
    { at: '2026-01-01T09:00:00Z', registered: 10, accepted: 5 },
  ],
  cone: [{ at: '2026-01-01T10:00:00Z', p5: 6, p15: 6, p50: 8, p85: 9, p95: 10 }],
};

describe('a burn-up', () => {
  it('puts what is expected after what has happened', () =>
    expect(moments(growth).map((one) => one.at)).toEqual([
      '2026-01-01T08:00:00Z',
      '2026-01-01T09:00:00Z',
      '2026-01-01T10:00:00Z',
    ]));
  it('draws each line only where it has values', () => {
    expect(line(moments(growth), 'accepted')).toHaveLength(2);
    expect(line(moments(growth), 'likely')).toEqual([['2026-01-01T10:00:00Z', 8]]);
  });
  it('stacks the cone on its lower edge', () =>
    expect(width(moments(growth))).toEqual([['2026-01-01T10:00:00Z', 4]]));
});
