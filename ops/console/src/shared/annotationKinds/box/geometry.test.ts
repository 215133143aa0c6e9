import { expect, it } from 'vitest';
import type { Pen } from '../drawing';
import type { Of } from '../kind';
import { boxBetween, grips, put, resizedBy, shifted } from './geometry';

const size = { width: 100, height: 80 };
const box: Of<'box'> = { name: 'car', type: 'box', box: { x: 10, y: 10, width: 20, height: 20 } };

it('draws over whole pixels, from any corner', () =>
  expect(boxBetween('car', [30.4, 30.6], [9.7, 10.2], size)?.box).toEqual({
    x: 10,
    y: 10,
    width: 20,
    height: 21,
  }));

it('draws nothing without an area', () =>
  expect(boxBetween('car', [30, 30], [30, 50], size)).toBeUndefined());

it('keeps its fractions when it is moved', () =>
  expect(shifted({ ...box, box: { ...box.box, x: 10.25 } }, [3, -2], size).box).toEqual({
    x: 13.25,
    y: 8,
    width: 20,
    height: 20,
  }));

it('moves an edge and leaves the others, also over the other side', () => {
  const edge = grips(box).find(({ at }) => at[0] === 30 && at[1] === 20);
  expect(edge?.dragged(box, [50, 99], size).box).toEqual({ x: 10, y: 10, width: 40, height: 20 });
  expect(edge?.dragged(box, [4, 0], size).box).toEqual({ x: 4, y: 10, width: 6, height: 20 });
  expect(edge?.dragged(box, [10, 0], size)).toBe(box);
});

it('is resized by the keyboard, down to a pixel', () =>
  expect(resizedBy(box, [10, -30], size).box).toEqual({ x: 10, y: 10, width: 30, height: 1 }));

it('is done with the second point, unless it has no area', () => {
  const pen: Pen = { name: 'car', type: 'box', points: [[5, 6]], at: [5, 20] };
  expect(put({ ...pen, points: [] }, size)).toEqual({ pen: { ...pen, points: [[5, 20]] } });
  expect(put(pen, size)).toEqual({ pen });
  expect(put({ ...pen, at: [15, 20] }, size)).toEqual({
    done: { name: 'car', type: 'box', box: { x: 5, y: 6, width: 10, height: 14 } },
  });
});
