import { expect, it } from 'vitest';
import { changed, searchOf } from './search';

const names = ['state', 'key'] as const;

it('keeps what it knows, as text', () => {
  expect(searchOf(names)({ state: 'OPEN', key: 42, other: 'x' })).toEqual({
    state: 'OPEN',
    key: '42',
  });
});

it('leaves out what is empty', () => {
  expect(searchOf(names)({ state: '' })).toEqual({});
  expect(changed({ state: 'OPEN' }, { state: null, key: 'a' })).toEqual({ key: 'a' });
});
