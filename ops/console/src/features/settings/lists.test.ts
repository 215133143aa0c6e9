import { expect, it } from 'vitest';
import { freeName, linesOf, moved } from './lists';

it('moves an item down and up', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

it('takes the lines of a paste', () => expect(linesOf(' a\r\n\n b \n')).toEqual(['a', 'b']));

it('finds a name that is free', () => {
  expect(freeName('box', ['text'])).toBe('box');
  expect(freeName('box', ['box', 'box 2'])).toBe('box 3');
});
