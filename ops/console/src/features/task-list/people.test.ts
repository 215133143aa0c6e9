import { expect, it } from 'vitest';
import { capable } from './people';
import type { Task } from './queries';

const members = [
  { user: 'a', name: 'anna', roles: ['labeller' as const] },
  { user: 'e', name: 'emil', roles: ['reviewer' as const] },
  { user: 'h', name: 'hugo', roles: ['reviewer' as const, 'labeller' as const] },
];

function task(group: Task['group'], kind: Task['kind'], author?: string): Task {
  return { group, kind, label: author === undefined ? undefined : { author } } as Task;
}

const names = (tasks: Task[]) => capable(members, tasks).map((member) => member.name);

it('offers those who hold the role of the stage', () => {
  expect(names([task('labellers', 'LABEL')])).toEqual(['anna', 'hugo']);
});

it('never offers a review to the author of the label', () => {
  expect(names([task('reviewers', 'REVIEW', 'h')])).toEqual(['emil']);
});

it('offers for several tasks only who may do each of them', () => {
  expect(names([task('labellers', 'LABEL'), task('reviewers', 'REVIEW')])).toEqual(['hugo']);
});
