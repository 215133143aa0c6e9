import { expect, it } from 'vitest';
import { isMeasuredAsStored } from './orientation';

const tall = { width: 200, height: 400 };
const wide = { width: 400, height: 200 };
const square = { width: 300, height: 300 };

it.each([
  ['as it is shown', tall, tall, false],
  ['as it is shown, thinned out', { width: 100, height: 200 }, tall, false],
  ['as it is stored', tall, wide, true],
  ['as it is stored, wide', wide, tall, true],
  ['with equal sides', square, square, false],
])('knows a picture that was measured %s', (_, shown, measured, stored) =>
  expect(isMeasuredAsStored(shown, measured)).toBe(stored),
);
