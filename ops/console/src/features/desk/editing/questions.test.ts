import { describe, expect, it } from 'vitest';
import type { Annotation, AnnotationType, Definition } from '../../../shared/api/types';
import { errorsByName, forSending, missing, nextOpen, questionsOf } from './questions';

const image = { mediaType: 'image/png', width: 10, height: 10 };
const named = (name: string, type: AnnotationType, required: boolean): Definition => ({
  name,
  type,
  required,
  options: [],
});
const definitions: Definition[] = [
  { ...named('weather', 'choice', true), options: ['sunny', 'rain'] },
  named('car', 'box', true),
  { ...named('time', 'choices', true), options: ['noon'] },
  named('sun', 'polygon', false),
  named('remark', 'text', true),
  named('person', 'span', false),
];

it('asks for everything drawn together, and leaves out what the row cannot have', () => {
  const asked = questionsOf(definitions, image);
  expect(asked.map((question) => question.kind)).toEqual(['say', 'draw', 'say', 'say']);
  expect(questionsOf(definitions, { mediaType: 'text/plain' }).at(-1)).toEqual({
    kind: 'draw',
    definitions: [definitions[5]],
  });
});

describe('missing', () => {
  it('names what is required and not said', () =>
    expect(missing(definitions, [])).toEqual(['weather', 'car', 'time', 'remark']));
  it('does not take what is empty for an answer', () =>
    expect(
      missing(definitions, [
        { name: 'time', type: 'choices', values: [] },
        { name: 'remark', type: 'text', text: '  ' },
        { name: 'weather', type: 'choice', value: 'rain' },
        { name: 'car', type: 'box', box: { x: 0, y: 0, width: 1, height: 1 } },
      ]),
    ).toEqual(['time', 'remark']));
});

it('goes on to the next question that lacks something, around the end', () => {
  const asked = questionsOf(definitions, image);
  const said: Annotation[] = [{ name: 'time', type: 'choices', values: ['noon'] }];
  expect(nextOpen(asked, 1, definitions, said)).toBe(3);
  expect(nextOpen(asked, 3, definitions, said)).toBe(0);
});

it('puts what the server finds wrong beside what it is about', () => {
  const errors = [
    { path: 'annotations[1].box', detail: 'outside' },
    { path: 'annotations', detail: 'lacking' },
  ];
  const said: Annotation[] = [
    { name: 'time', type: 'choices', values: [] },
    { name: 'car', type: 'box', box: { x: 0, y: 0, width: 1, height: 1 } },
  ];
  expect([...errorsByName(errors, said)]).toEqual([
    ['car', ['outside']],
    ['', ['lacking']],
  ]);
});

it('sends no empty answers and no confidence of a model', () =>
  expect(
    forSending([
      { name: 'time', type: 'choices', values: [] },
      { name: 'remark', type: 'text', text: ' ' },
      { name: 'weather', type: 'choice', value: 'rain', confidence: 0.7 },
    ]),
  ).toEqual([{ name: 'weather', type: 'choice', value: 'rain' }]));
