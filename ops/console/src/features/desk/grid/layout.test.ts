import { expect, it } from 'vitest';
import { CELLS, columnsOf, moved, rowsFor } from './layout';

it('fits rows to the screen, within bounds', () => {
  expect(rowsFor({ width: 1440, height: 900 }, CELLS.image)).toBe(40);
  expect(rowsFor({ width: 390, height: 844 }, CELLS.image)).toBe(12);
  expect(rowsFor({ width: 3840, height: 2160 }, CELLS.image)).toBe(60);
});

it('moves by keys, and stays where there is nothing', () => {
  expect(moved(0, 'ArrowRight', 7, 3)).toBe(1);
  expect(moved(0, 'ArrowLeft', 7, 3)).toBe(0);
  expect(moved(1, 'ArrowDown', 7, 3)).toBe(4);
  expect(moved(5, 'ArrowDown', 7, 3)).toBe(5);
  expect(moved(4, 'ArrowUp', 7, 3)).toBe(1);
  expect(moved(2, 'End', 7, 3)).toBe(6);
  expect(moved(2, 'Home', 7, 3)).toBe(0);
});

it('counts columns', () => {
  expect(columnsOf([8, 8, 8, 90, 90])).toBe(3);
  expect(columnsOf([8, 8])).toBe(2);
  expect(columnsOf([])).toBe(1);
});
