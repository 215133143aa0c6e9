import { expect, it } from 'vitest';
import type { GivenLabel, Task } from '../../shared/api/types';
import { disputedOf } from './dispute';

const by = (author: string | undefined, round: number) =>
  ({ author, round }) as unknown as GivenLabel;
const task = (part: Partial<Task>) =>
  ({ kind: 'ADJUDICATE', round: 2, previous: [], ...part }) as unknown as Task;

it('shows the labels of two people of this round', () => {
  const previous = [by(undefined, 2), by('ada', 1), by('ada', 2), by('ben', 2)];
  expect(disputedOf(task({ previous })).map((label) => label.author)).toEqual(['ada', 'ben']);
});

it('shows none where a label stands, or nobody has to decide', () => {
  const previous = [by('ada', 2), by('ben', 2)];
  expect(disputedOf(task({ previous, label: by('ada', 2) }))).toEqual([]);
  expect(disputedOf(task({ previous, kind: 'REVIEW' }))).toEqual([]);
});
