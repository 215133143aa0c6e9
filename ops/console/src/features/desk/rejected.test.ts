import { expect, it } from 'vitest';
import type { GivenLabel, Task } from '../../shared/api/types';
import { rejectedOf } from './rejected';

const at = (second: number) => `2026-05-04T10:00:0${second}.5Z`;
const given = (second: number) => ({ at: at(second), annotations: [] }) as unknown as GivenLabel;

it('finds the label that a rejection is about, not an earlier or a later one', () => {
  const rejection = { at: at(5) } as Task['rejection'];
  const task = { previous: [given(1), given(4)], label: given(3), rejection } as Task;
  expect(rejectedOf(task)).toEqual(given(4));
  expect(rejectedOf({ ...task, label: given(5) })).toEqual(given(5));
  expect(rejectedOf({ ...task, label: given(7) })).toEqual(given(4));
});

it('finds nothing where nothing was rejected', () => {
  expect(rejectedOf({ previous: [given(1)], label: given(3) } as Task)).toBeUndefined();
});
