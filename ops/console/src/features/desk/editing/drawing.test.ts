import { expect, it } from 'vitest';
import type { Annotation } from '../../../shared/api/types';
import { cornersOf, holdAll, nudged } from './drawing';

const size = { width: 100, height: 80 };
const box: Annotation = {
  name: 'car',
  type: 'box',
  box: { x: 10.25, y: 10, width: 20, height: 20 },
};
const polygon: Annotation = {
  name: 'sun',
  type: 'polygon',
  polygon: [
    [0, 0],
    [10, 0],
    [5, 8],
  ],
};

it('drags all of a shape by whole pixels and keeps its fractions', () =>
  expect(holdAll(0, [12, 12]).dragged(box, [15.3, 10], size)).toEqual({
    ...box,
    box: { x: 13.25, y: 8, width: 20, height: 20 },
  }));

it('nudges all of a shape where no corner is chosen', () =>
  expect(nudged(box, undefined, [1, -1], size)).toEqual({
    ...box,
    box: { x: 11.25, y: 9, width: 20, height: 20 },
  }));

it('nudges the corner that is chosen', () => {
  const next = nudged(polygon, 2, [1, 1], size);
  expect(cornersOf(next)).toEqual([
    [0, 0],
    [10, 0],
    [6, 9],
  ]);
});

it('nudges all of a shape that has no corners of its own, whichever is chosen', () => {
  expect(cornersOf(box)).toEqual([]);
  expect(nudged(box, 1, [0, 1], size)).toEqual({
    ...box,
    box: { x: 10.25, y: 11, width: 20, height: 20 },
  });
});
