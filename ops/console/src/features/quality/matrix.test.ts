import { expect, it } from 'vitest';
import { gridOf, searchOf, sidesOf } from './matrix';

const pair = {
  question: 'category',
  compare: 'INDEPENDENT' as const,
  person: 'u1',
  other: 'u2',
  rows: 35,
  agreed: 30,
  cells: [
    { answer: 'coat', otherAnswer: 'coat', rows: 16 },
    { answer: 'bag', otherAnswer: 'bag', rows: 14 },
    { answer: 'bag', otherAnswer: 'coat', rows: 5 },
  ],
};

it('is a table of all answers, the most frequent first', () => {
  const grid = gridOf(pair);
  expect(grid.answers).toEqual(['coat', 'bag']);
  expect([grid.rows('bag', 'coat'), grid.rows('coat', 'bag')]).toEqual([5, 0]);
});

it('of a pair is found by both people', () =>
  expect(searchOf(pair)).toEqual({
    compare: 'INDEPENDENT',
    question: 'category',
    answeredBy: 'u1',
    otherBy: 'u2',
  }));

it('of a model names its version, and what was accepted', () =>
  expect(
    sidesOf(
      {
        question: 'category',
        compare: 'PROPOSED',
        model: 'fashion',
        modelVersion: '2',
        rows: 1,
        agreed: 1,
        cells: [],
      },
      (id) => id,
    ),
  ).toEqual({ one: 'fashion 2', other: 'accepted' }));
