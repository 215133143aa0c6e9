import { expect, it } from 'vitest';
import { segments } from './segments';

it('leaves a text without marks whole', () =>
  expect(segments(5, [])).toEqual([{ start: 0, end: 5, marks: [] }]));

it('has nothing for no text', () => expect(segments(0, [])).toEqual([]));

it('cuts where marks overlap', () =>
  expect(
    segments(10, [
      { start: 1, end: 6 },
      { start: 4, end: 8 },
    ]),
  ).toEqual([
    { start: 0, end: 1, marks: [] },
    { start: 1, end: 4, marks: [0] },
    { start: 4, end: 6, marks: [0, 1] },
    { start: 6, end: 8, marks: [1] },
    { start: 8, end: 10, marks: [] },
  ]));

it('keeps a mark that reaches over the end inside', () =>
  expect(segments(3, [{ start: 2, end: 9 }])).toEqual([
    { start: 0, end: 2, marks: [] },
    { start: 2, end: 3, marks: [0] },
  ]));
