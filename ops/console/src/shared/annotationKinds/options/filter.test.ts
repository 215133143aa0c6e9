import { expect, it } from 'vitest';
import { filtered } from './filter';

it('finds what contains the letters, what begins with them first', () =>
  expect(filtered(['Ankle boot', 'Boot', 'Bag', 'Rain boots'], ' BOO ')).toEqual([
    'Boot',
    'Ankle boot',
    'Rain boots',
  ]));

it('leaves the list as it is before anything is typed', () =>
  expect(filtered(['b', 'a'], '')).toEqual(['b', 'a']));
