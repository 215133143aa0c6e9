import { describe, expect, it } from 'vitest';
import {
  closed,
  dragged,
  insertCorner,
  newBox,
  nudged,
  putPoint,
  stretched,
  withoutCorner,
  type Pen,
  type Shape,
} from './drawing';

const size = { width: 100, height: 80 };
const box: Shape = { name: 'car', type: 'box', box: { x: 10, y: 10, width: 20, height: 20 } };
const polygon = {
  name: 'sun',
  type: 'polygon' as const,
  polygon: [
    [0, 0],
    [10, 0],
    [5, 8],
  ] as [number, number][],
};

it('draws a box over whole pixels, from any corner', () =>
  expect(newBox({ name: 'car', from: [30.4, 30.6] }, [9.7, 10.2], size).box).toEqual({
    x: 10,
    y: 10,
    width: 20,
    height: 21,
  }));

describe('dragging', () => {
  it('moves a shape by whole pixels and keeps its fractions', () => {
    const exact: Shape = { ...box, box: { x: 10.25, y: 10, width: 20, height: 20 } };
    const to = dragged(exact, { kind: 'shape', place: 0, from: [12, 12] }, [15.3, 10], size);
    expect(to).toEqual({ ...box, box: { x: 13.25, y: 8, width: 20, height: 20 } });
  });
  it('moves an edge and leaves the others, also over the other side', () => {
    const edge = { kind: 'edges', place: 0, across: 1, down: 0 } as const;
    expect(dragged(box, edge, [50, 99], size)).toEqual({
      ...box,
      box: { x: 10, y: 10, width: 40, height: 20 },
    });
    expect(dragged(box, edge, [4, 0], size)).toEqual({
      ...box,
      box: { x: 4, y: 10, width: 6, height: 20 },
    });
    expect(dragged(box, edge, [10, 0], size)).toBe(box);
  });
  it('moves a corner, inside the image', () =>
    expect(dragged(polygon, { kind: 'corner', place: 0, corner: 1 }, [120, -3], size)).toEqual({
      ...polygon,
      polygon: [
        [0, 0],
        [100, 0],
        [5, 8],
      ],
    }));
});

it('adds corners, and takes them away as long as three are left', () => {
  const four = insertCorner(polygon, 1, [9, 4]);
  expect(four.polygon).toHaveLength(4);
  expect(withoutCorner(four, 2)).toEqual(polygon);
  expect(withoutCorner(polygon, 0)).toBeUndefined();
});

it('moves and stretches by the keyboard', () => {
  expect(nudged(box, undefined, [1, -1], size)).toEqual({
    ...box,
    box: { x: 11, y: 9, width: 20, height: 20 },
  });
  expect(nudged(polygon, 2, [1, 1], size)).toEqual({
    ...polygon,
    polygon: [
      [0, 0],
      [10, 0],
      [6, 9],
    ],
  });
  expect(stretched(box, [10, -30], size)).toEqual({
    ...box,
    box: { x: 10, y: 10, width: 30, height: 1 },
  });
});

describe('the pen', () => {
  const pen: Pen = { name: 'car', type: 'box', points: [], at: [5, 6] };
  it('is done with a box at the second point, unless it has no area', () => {
    const first = putPoint(pen, size).pen as Pen;
    expect(putPoint({ ...first, at: [5, 20] }, size).done).toBeUndefined();
    expect(putPoint({ ...first, at: [15, 20] }, size).done).toEqual({
      name: 'car',
      type: 'box',
      box: { x: 5, y: 6, width: 10, height: 14 },
    });
  });
  it('closes a polygon of three corners, each put once', () => {
    const outline: Pen = { ...pen, type: 'polygon' };
    const twice = putPoint(putPoint(outline, size).pen as Pen, size).pen as Pen;
    expect(twice.points).toHaveLength(1);
    expect(closed(twice)).toBeUndefined();
    expect(closed({ ...outline, points: polygon.polygon })).toEqual({ ...polygon, name: 'car' });
  });
});
