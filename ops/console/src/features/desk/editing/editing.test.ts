import { expect, it } from 'vitest';
import { isDrawn } from '../../../shared/annotationKinds/registry';
import type { Annotation } from '../../../shared/api/types';
import {
  add,
  begin,
  redo,
  remove,
  replace,
  restart,
  say,
  select,
  selectNext,
  undo,
} from './editing';

const box = (x: number): Annotation => ({
  name: 'car',
  type: 'box',
  box: { x, y: 0, width: 5, height: 5 },
});
const text = (value: string): Annotation => ({ name: 'remark', type: 'text', text: value });

it('steps back and forth through what was drawn', () => {
  const drawn = add(add(begin([]), box(1)), box(2));
  expect(drawn.selected).toBe(1);
  const back = undo(undo(drawn));
  expect(back.annotations).toEqual([]);
  expect(back.selected).toBeUndefined();
  expect(redo(redo(back)).annotations).toEqual([box(1), box(2)]);
  expect(redo(redo(redo(back))).annotations).toEqual([box(1), box(2)]);
  expect(undo(begin([]))).toEqual(begin([]));
});

it('forgets the way forth after another step', () => {
  const other = add(undo(add(begin([]), box(1))), box(3));
  expect(redo(other).annotations).toEqual([box(3)]);
});

it('takes what is typed on end, and what is moved on end, as one step', () => {
  const typed = ['h', 'he', 'hey'].reduce(
    (editing, value) => say(editing, 'remark', text(value), 'remark'),
    begin([]),
  );
  expect(undo(typed).annotations).toEqual([]);
  const moved = [2, 3, 4].reduce(
    (editing, x) => replace(editing, 0, box(x), 'move 0'),
    begin([box(1)]),
  );
  expect(undo(moved).annotations).toEqual([box(1)]);
  const twice = replace(select(moved, 0), 0, box(9), 'move 0');
  expect(undo(twice).annotations).toEqual([box(4)]);
});

it('says one thing once under a name, and takes it back', () => {
  const said = say(say(begin([box(1)]), 'remark', text('a')), 'remark', text('b'));
  expect(said.annotations).toEqual([box(1), text('b')]);
  expect(say(said, 'remark', undefined).annotations).toEqual([box(1)]);
});

it('goes around what is drawn, past what is only said', () => {
  const editing = begin([text('a'), box(1), box(2)]);
  const once = selectNext(editing, isDrawn, 1);
  expect(once.selected).toBe(1);
  const twice = selectNext(once, isDrawn, 1);
  expect([twice.selected, selectNext(twice, isDrawn, 1).selected]).toEqual([2, 1]);
  expect(selectNext(editing, isDrawn, -1).selected).toBe(2);
  expect(remove(twice, 2).selected).toBeUndefined();
});

it('brings back what was given up', () => {
  const drawn = add(begin([]), box(1));
  expect(undo(restart(drawn, [])).annotations).toEqual([box(1)]);
});
