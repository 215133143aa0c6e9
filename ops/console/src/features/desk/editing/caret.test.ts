import { expect, it } from 'vitest';
import { codePoints } from '../../../shared/text/codePoints';
import { meant, strode, wholeWords } from './caret';

const points = codePoints('👨‍👩‍👧 met Anna. Then they left.');

it('steps over what is seen as one character', () => {
  expect(strode(points, 0, 'character', 1)).toBe(5);
  expect(strode(points, 5, 'character', -1)).toBe(0);
});

it('leaves a word at its far end', () => {
  expect(strode(points, 0, 'word', 1)).toBe(9);
  expect(strode(points, 9, 'word', 1)).toBe(14);
  expect(strode(points, 14, 'word', -1)).toBe(10);
});

it('leaves out the blanks at the ends of what is marked', () => {
  const units = (at: number) => points.toUnit(at);
  expect(meant(points, units(9), units(14))).toEqual({ start: 10, end: 14 });
  expect(meant(points, units(15), units(9))).toEqual({ start: 10, end: 15 });
  expect(meant(points, units(9), units(10))).toBeUndefined();
});

it('widens a selection to the words that it touches', () => {
  const units = (at: number) => points.toUnit(at);
  const words = (from: number, to: number) =>
    meant(points, ...wholeWords(points, units(from), units(to)));
  expect(words(11, 12)).toEqual({ start: 10, end: 14 });
  expect(words(12, 7)).toEqual({ start: 6, end: 14 });
  expect(words(9, 11)).toEqual({ start: 10, end: 14 });
  expect(words(10, 14)).toEqual({ start: 10, end: 14 });
  expect(words(14, 15)).toEqual({ start: 14, end: 15 });
  expect(words(points.length - 3, points.length)).toEqual({
    start: points.length - 5,
    end: points.length,
  });
});

it('goes by sentences, and stops at both ends', () => {
  expect(points.slice(strode(points, 0, 'sentence', 1), points.length)).toBe('Then they left.');
  expect(strode(points, points.length, 'word', 1)).toBe(points.length);
  expect(strode(points, 0, 'sentence', -1)).toBe(0);
});
