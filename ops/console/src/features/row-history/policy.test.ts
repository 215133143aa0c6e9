import { describe, expect, it } from 'vitest';
import { flattened, policyLines } from './policy';

const policy = {
  preLabel: { acceptFrom: 0.95 },
  review: {
    stages: [
      { name: 'review', share: 1 },
      { name: 'acceptance', share: 0.2 },
    ],
  },
};

describe('flattened', () => {
  it('names each value by its way, and elements of lists by their names', () =>
    expect(flattened(policy)).toEqual([
      ['preLabel › acceptFrom', '0.95'],
      ['review › stages › review › name', 'review'],
      ['review › stages › review › share', '1'],
      ['review › stages › acceptance › name', 'acceptance'],
      ['review › stages › acceptance › share', '0.2'],
    ]));
  it('keeps lists of plain values in one line', () =>
    expect(flattened({ days: ['MON', 'TUE'] })).toEqual([['days', 'MON, TUE']]));
});

describe('policyLines', () => {
  it('marks what changed', () => {
    const after = { ...policy, preLabel: { acceptFrom: 0.9 } };
    expect(policyLines(policy, after).filter((line) => line.changed)).toEqual([
      { path: 'preLabel › acceptFrom', before: '0.95', after: '0.9', changed: true },
    ]);
  });
  it('marks what went', () =>
    expect(policyLines(policy, { review: policy.review }).filter((line) => line.changed)).toEqual([
      { path: 'preLabel › acceptFrom', before: '0.95', after: undefined, changed: true },
    ]));
  it('marks nothing in the first version', () =>
    expect(policyLines(undefined, policy).some((line) => line.changed)).toBe(false));
});
