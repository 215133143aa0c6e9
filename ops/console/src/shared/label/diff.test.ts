import { describe, expect, it } from 'vitest';
import type { Annotation } from '../api/types';
import { beside, differences } from './diff';

const choice = (value: string): Annotation => ({ name: 'category', type: 'choice', value });
const box = (name: string, x: number, width = 10): Annotation => ({
  name,
  type: 'box',
  box: { x, y: 0, width, height: 10 },
});
const span = (start: number, end: number, name = 'person'): Annotation => ({
  name,
  type: 'span',
  span: { start, end },
});
const said = (left: Annotation[], right: Annotation[]) =>
  differences(left, right).map((pair) => pair.difference);

describe('differences', () => {
  it('finds none where both say the same, however sure they are', () =>
    expect(said([{ ...choice('Coat'), confidence: 0.4 }], [choice('Coat')])).toEqual(['same']));

  it('sees another choice as a change', () =>
    expect(differences([choice('Coat')], [choice('Dress')])).toEqual([
      { difference: 'changed', left: choice('Coat'), right: choice('Dress') },
    ]));

  it('takes options in any order', () => {
    const options = (values: string[]): Annotation => ({ name: 'tags', type: 'choices', values });
    expect(said([options(['a', 'b'])], [options(['b', 'a'])])).toEqual(['same']);
  });

  it('sees a moved box as changed and a far one as another', () => {
    expect(said([box('dog', 0)], [box('dog', 3)])).toEqual(['changed']);
    expect(said([box('dog', 0)], [box('dog', 50)])).toEqual(['removed', 'added']);
  });

  it('sees a box under another name as changed', () =>
    expect(said([box('dog', 0)], [box('cat', 0)])).toEqual(['changed']));

  it('pairs the boxes that overlap most', () => {
    const pairs = differences([box('dog', 0), box('dog', 5)], [box('dog', 6), box('dog', 1)]);
    expect(pairs.map((pair) => [pair.left, pair.right])).toEqual([
      [box('dog', 0), box('dog', 1)],
      [box('dog', 5), box('dog', 6)],
    ]);
  });

  it('counts the same box twice as twice', () =>
    expect(said([box('dog', 0), box('dog', 0)], [box('dog', 0)])).toEqual(['removed', 'same']));

  it('pairs spans that overlap', () =>
    expect(said([span(0, 5), span(8, 9)], [span(0, 6), span(20, 25)])).toEqual([
      'changed',
      'removed',
      'added',
    ]));

  it('tells what only one label says', () => {
    expect(said([choice('Coat')], [])).toEqual(['removed']);
    expect(said([], [choice('Coat')])).toEqual(['added']);
  });
});

describe('beside', () => {
  it('takes neither label to come before the other', () => {
    const left = [choice('Coat'), box('dog', 0), span(0, 3)];
    const right = [choice('Coat'), box('dog', 3), span(10, 13)];
    const told = beside(differences(left, right)).map((pair) => pair.difference);
    expect(told.sort()).toEqual(['differs', 'only', 'only', 'same']);
  });
});
