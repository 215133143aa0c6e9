import { expect, it } from 'vitest';
import { neighbours, type Trail } from './trail';

const LIST: Trail = { project: 'p', ids: ['c', 'a', 'b'], search: {}, after: 'n' };

it('goes in the order of the list', () => {
  expect(neighbours(LIST, 'p', 'a')).toEqual({
    place: 2,
    known: 3,
    more: true,
    previous: 'c',
    next: 'b',
  });
  expect(neighbours(LIST, 'p', 'c')?.previous).toBeUndefined();
  expect(neighbours(LIST, 'p', 'b')?.next).toBeUndefined();
});

it('knows none of a row that was opened from elsewhere', () => {
  expect(neighbours(LIST, 'q', 'a')).toBeUndefined();
  expect(neighbours(LIST, 'p', 'x')).toBeUndefined();
  expect(neighbours(undefined, 'p', 'a')).toBeUndefined();
});
