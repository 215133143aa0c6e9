import { expect, it } from 'vitest';
import type { Annotation } from '../api/types';
import { codePoints } from '../text/codePoints';
import { ANNOTATION_TYPES, fits, isDrawn, kindOf, wordsOf } from './registry';

const SAID: Annotation[] = [
  { name: 'a', type: 'choice', value: 'Coat' },
  { name: 'b', type: 'choices', values: ['wet', 'old'] },
  { name: 'c', type: 'box', box: { x: 1, y: 2, width: 3.456, height: 4 } },
  {
    name: 'd',
    type: 'polygon',
    polygon: [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  },
  { name: 'e', type: 'span', span: { start: 2, end: 5 } },
  { name: 'f', type: 'text', text: 'note' },
];

it('says in words what each annotation says', () => {
  expect(SAID.map(({ type }) => type)).toEqual(ANNOTATION_TYPES);
  expect(SAID.map(wordsOf)).toEqual([
    'Coat',
    'wet, old',
    '3.46 × 4 at 1, 2',
    '3 corners',
    '2–5',
    'note',
  ]);
});

it('quotes what a span marks where the text is known', () => {
  const span: Annotation = { name: 'e', type: 'span', span: { start: 1, end: 4 } };
  expect(kindOf(span).words(span, codePoints('🙂Anna'))).toBe('“Ann”');
});

it('fits what is drawn to images, what is marked to texts, and the rest to both', () => {
  const fitting = (image: boolean) => ANNOTATION_TYPES.filter((type) => fits({ type }, image));
  expect(fitting(true)).toEqual(['choice', 'choices', 'box', 'polygon', 'text']);
  expect(fitting(false)).toEqual(['choice', 'choices', 'span', 'text']);
  expect(ANNOTATION_TYPES.filter((type) => isDrawn({ type }))).toEqual(['box', 'polygon', 'span']);
});

it('finds each annotation as likely as can be to be itself', () =>
  SAID.forEach((one) => expect(kindOf(one).likeness(one, one)).toBeCloseTo(1)));
