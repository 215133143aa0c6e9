import { expect, it } from 'vitest';
import { boundsOf, moved, movedPoints, overlap, resized, spanned } from './geometry';

const size = { width: 100, height: 50 };
const box = { x: 10, y: 10, width: 20, height: 20 };

it('spans a rectangle from any corner, inside the image', () => {
  expect(spanned([30, 40], [10.004, -5], size)).toEqual({ x: 10, y: 0, width: 20, height: 40 });
  expect(spanned([90, 45], [500, 500], size)).toEqual({ x: 90, y: 45, width: 10, height: 5 });
});

it('moves up to the border and not beyond', () => {
  expect(moved(box, 500, -500, size)).toEqual({ x: 80, y: 0, width: 20, height: 20 });
  expect(
    movedPoints(
      [
        [1, 1],
        [5, 1],
        [3, 9],
      ],
      -10,
      100,
      size,
    ),
  ).toEqual([
    [0, 42],
    [4, 42],
    [2, 50],
  ]);
});

it('keeps a box at a pixel at least', () => {
  expect(resized(box, -500, -500, size)).toEqual({ ...box, width: 1, height: 1 });
  expect(resized(box, 500, 500, size)).toEqual({ ...box, width: 90, height: 40 });
});

it('measures how much two boxes share', () => {
  expect(overlap(box, box)).toBe(1);
  expect(overlap(box, { ...box, x: 30 })).toBe(0);
  expect(overlap(box, { ...box, x: 20 })).toBeCloseTo(1 / 3);
});

it('finds the bounds of corners', () =>
  expect(
    boundsOf([
      [3, 4],
      [1, 9],
      [5, 6],
    ]),
  ).toEqual({ x: 1, y: 4, width: 4, height: 5 }));
