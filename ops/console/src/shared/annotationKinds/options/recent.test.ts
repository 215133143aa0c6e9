import { expect, it } from 'vitest';
import { recent } from './recent';

it('keeps the last five that are options still, the newest first and each once', () => {
  const options = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  [...options, 'b', 'gone'].forEach((option) => recent.add('animal', option));
  expect(recent.of('animal', options)).toEqual(['b', 'g', 'f', 'e', 'd']);
  expect(recent.of('plant', options)).toEqual([]);
});
