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
    { stage: 'label', count: 2 },
    { stage: 'review', count: 1 },
  ]);
  expect(waitingByStage(open, ['lead'], 'me')).toEqual([]);
});
