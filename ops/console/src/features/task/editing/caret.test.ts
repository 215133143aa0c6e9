import { expect, it } from 'vitest';
import { codePoints } from '../../../shared/annotation/codePoints';
import { strode } from './caret';

const points = codePoints('👨‍👩‍👧 met Anna. Then they left.');

it('steps over what is seen as one character', () => {
  expect(strode(points, 0, 'character', 1)).toBe(5);
  expect(strode(points, 5, 'character', -1)).toBe(0);
});

it('stops where words begin and end', () => {
  expect(strode(points, 0, 'word', 1)).toBe(6);
  expect(strode(points, 6, 'word', 1)).toBe(9);
  expect(points.slice(strode(points, 9, 'word', 1), 14)).toBe('Anna');
});

it('goes by sentences, and stops at both ends', () => {
  expect(points.slice(strode(points, 0, 'sentence', 1), points.length)).toBe('Then they left.');
  expect(strode(points, points.length, 'word', 1)).toBe(points.length);
  expect(strode(points, 0, 'sentence', -1)).toBe(0);
});
