import { describe, expect, it } from 'vitest';
import { drawnOf, estimated, intervalOf, likely, saidOf } from './estimate';

const sure = { of: 300, hits: 277, share: 0.9233, low: 0.8878, high: 0.9484, enough: true };
const few = { of: 6, hits: 6, share: 1, low: 0.61, high: 1, enough: false };
const none = { of: 0, hits: 0, low: 0, high: 1, enough: false };

describe('a share', () => {
  it('comes with its interval and of how many it is', () =>
    expect(estimated(sure)).toBe('92.3% (89% to 95%, n = 300)'));
  it('is not said of too few', () => {
    expect(saidOf(few)).toBe('Not enough yet');
    expect(intervalOf(few)).toBeUndefined();
    expect(estimated(few)).toBe('Not enough yet (n = 6)');
    expect(drawnOf(few)).toBeNull();
    expect(drawnOf(sure)).toBe(0.9233);
  });
  it('is nothing of nothing', () => expect(estimated(none)).toBe('–'));
});

describe('a probability', () => {
  it('is never said as certain or impossible', () => {
    expect([1, 0.9951, 0.62, 0.0049, 0].map(likely)).toEqual([
      'more than 99%',
      'more than 99%',
      '62%',
      'less than 1%',
      'less than 1%',
    ]);
  });
});
