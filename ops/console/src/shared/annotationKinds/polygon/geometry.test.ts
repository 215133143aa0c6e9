import { expect, it } from 'vitest';
import { withPoint, type Pen } from '../drawing';
import type { Of } from '../kind';
import { closed, grips, insertCorner, withoutCorner } from './geometry';

const size = { width: 100, height: 80 };
const polygon: Of<'polygon'> = {
  name: 'sun',
  type: 'polygon',
  polygon: [
    [0, 0],
    [10, 0],
    [5, 8],
  ],
};

it('moves a corner, inside the image', () => {
  const corner = grips(polygon).find((grip) => grip.added === undefined && grip.corner === 1);
  expect(corner?.dragged(polygon, [120, -3], size).polygon).toEqual([
    [0, 0],
    [100, 0],
    [5, 8],
  ]);
});

it('adds a corner where the middle of a side is held, and moves it', () => {
  const middle = grips(polygon).find(({ at }) => at[0] === 5 && at[1] === 0);
  const added = middle?.added?.(polygon, [5, 0]);
  expect(added?.polygon[1]).toEqual([5, 0]);
  expect(added && middle?.dragged(added, [6, 3], size).polygon[1]).toEqual([6, 3]);
});

it('adds corners, and takes them away as long as three are left', () => {
  const four = insertCorner(polygon, 1, [9, 4]);
  expect(four.polygon).toHaveLength(4);
  expect(withoutCorner(four, 2)).toEqual(polygon);
  expect(withoutCorner(polygon, 0)).toBeUndefined();
});

it('closes over three corners, each put once', () => {
  const pen: Pen = { name: 'sun', type: 'polygon', points: [], at: [5, 6] };
  const twice = withPoint(withPoint(pen));
  expect(twice.points).toHaveLength(1);
  expect(closed(twice)).toBeUndefined();
  expect(closed({ ...pen, points: polygon.polygon })).toEqual(polygon);
});
