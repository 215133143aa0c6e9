import { expect, it } from 'vitest';
import type { Task } from '../../shared/api/types';
import { waitingByStage } from './waiting';

const task = (stage: string, group: Task['group'], author?: string): Task =>
  ({
    stage,
    group,
    kind: stage === 'review' ? 'REVIEW' : 'LABEL',
    ...(author === undefined ? {} : { label: { author } }),
  }) as Task;

it('counts what one may take, never the review of one’s own label', () => {
  const open = [
    task('label', 'labellers'),
    task('label', 'labellers'),
    task('review', 'reviewers', 'me'),
    task('review', 'reviewers', 'other'),
  ];
  expect(waitingByStage(open, ['labeller', 'reviewer'], 'me')).toEqual([
    { stage: 'label', count: 2, first: undefined },
    { stage: 'review', count: 1, first: undefined },
  ]);
  expect(waitingByStage(open, ['lead'], 'me')).toEqual([]);
});

it('tells which task of a stage is due first', () => {
  const due = (dueAt?: string) => ({ ...task('label', 'labellers'), dueAt }) as Task;
  const soon = due('2026-03-02T12:00:00Z');
  expect(waitingByStage([due(), due('2026-03-02T13:00:00Z'), soon], ['labeller'], 'me')).toEqual([
    { stage: 'label', count: 3, first: soon },
  ]);
});
