import { describe, expect, it } from 'vitest';
import { line, moments, past, width } from './growth';

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

describe('the past', () => {
  /** What a line shows at a moment, as the chart draws it. */
  function heightAt({ data, ...series }: ReturnType<typeof past>[number], time: number): number {
    const after = data.findIndex(([at]) => Date.parse(at) >= time);
    const [to, high] = data[after] as [string, number];
    if (after === 0) return high;
    const [from, low] = data[after - 1] as [string, number];
    const way = (time - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
    const steps = 'step' in series;
    return steps && way < 1 ? low : low + way * (high - low);
  }

  it('never shows more accepted than registered, at no moment', () => {
    const points = [
      { at: '2026-01-01T08:00:00Z', registered: 0, accepted: 0 },
      { at: '2026-01-01T08:05:00Z', registered: 400, accepted: 300 },
      { at: '2026-01-01T08:07:00Z', registered: 500, accepted: 500 },
    ];
    const [registered, accepted] = past(moments({ points, cone: [] }));
    if (registered === undefined || accepted === undefined) throw new Error('Two lines');
    const start = Date.parse('2026-01-01T08:00:00Z');
    for (let second = 0; second <= 420; second += 10) {
      const time = start + second * 1000;
      expect(heightAt(accepted, time)).toBeLessThanOrEqual(heightAt(registered, time) + 1e-9);
    }
  });
});
