import { expect, it } from 'vitest';
import { tagPlaces } from './tags';

const mark = (start: number, tag: string) => ({ span: { start, end: start + 5 }, tag });

it('keeps tags that are far enough apart on one line', () =>
  expect(tagPlaces([mark(20, 'place'), mark(0, 'person')])).toEqual([
    { lane: 0, shift: 0 },
    { lane: 0, shift: 0 },
  ]));

it('lifts a tag over one that it would cover', () =>
  expect(tagPlaces([mark(3, 'place'), mark(0, 'person'), mark(9, 'date')])).toEqual([
    { lane: 1, shift: 0 },
    { lane: 0, shift: 0 },
    { lane: 0, shift: 0 },
  ]));

it('moves a third one that begins at the same place beside the others', () => {
  const [first, second, third] = tagPlaces([mark(0, 'ab'), mark(0, 'abcd'), mark(0, 'ab')]);
  expect([first, second].map((one) => one?.shift)).toEqual([0, 0]);
  expect(third?.lane).toBe(0);
  expect(third?.shift).toBeGreaterThan(3);
});
