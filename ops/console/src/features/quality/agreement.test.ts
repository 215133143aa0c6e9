import { describe, expect, it } from 'vitest';
import { intervalOf, linesOf, saidOf } from './agreement';

const sure = { rows: 35, pairs: 35, agreed: 30, value: 0.7174, low: 0.5, high: 0.9, enough: true };
const few = { rows: 6, pairs: 6, agreed: 4, value: -0.1, enough: false };

describe('agreement', () => {
  it('is said with its interval', () => {
    expect(saidOf(sure)).toBe('0.72');
    expect(intervalOf(sure)).toBe('0.50 to 0.90');
  });
  it('is not said of too few', () => {
    expect(saidOf(few)).toBe('Not enough yet');
    expect(intervalOf(few)).toBeUndefined();
  });
  it('of a pair names both, and finds the rows of both', () => {
    const question = {
      question: 'category',
      measure: 'ALPHA' as const,
      all: sure,
      byClass: [],
      byPerson: [],
      byPair: [{ person: 'u1', other: 'u2', agreement: sure, kappa: 0.7 }],
      byWeek: [],
    };
    expect(linesOf(question, 'pair', (id) => (id === 'u1' ? 'ada' : 'ben'))).toEqual([
      {
        label: 'ada and ben',
        agreement: sure,
        kappa: 0.7,
        search: { answeredBy: 'u1', otherBy: 'u2' },
      },
    ]);
  });
});
