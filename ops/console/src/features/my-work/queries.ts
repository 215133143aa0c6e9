import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { OwnFigures } from '../../shared/api/types';

export type Figures = OwnFigures['today'];

/** Most tasks of a kind that the page looks at in a project. */
const MOST = 100;
const HALF_A_MINUTE = 30_000;

/** What one holds in a project. */
export const heldQuery = (project: string) =>
  queryOptions({
    queryKey: ['mine', project, 'held'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: {
            path: { project },
            query: { assignee: 'me', state: 'CLAIMED', limit: MOST },
          },
          signal,
        }),
      ),
  });

/** What waits for its author to be done again. */
export const reworkQuery = (project: string) =>
  queryOptions({
    queryKey: ['mine', project, 'rework'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: { path: { project }, query: { reservedFor: 'me', state: 'OPEN', limit: MOST } },
          signal,
        }),
      ),
  });

/** Open tasks of a project; looked at now and then, for the list is long. */
export const waitingQuery = (project: string) =>
  queryOptions({
    queryKey: ['waiting', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: { path: { project }, query: { state: 'OPEN', limit: MOST } },
          signal,
        }),
      ),
    refetchInterval: HALF_A_MINUTE,
  });

export function give(task: string) {
  return answerOf(api.POST('/api/v1/tasks/{task}/release', { params: { path: { task } } }));
}

/** What one did in a project, today and in the last seven days. */
export const ownFiguresQuery = (project: string) =>
  queryOptions({
    queryKey: ['reviewers', project, 'me'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/reviewers/me', {
          params: { path: { project } },
          signal,
        }),
      ),
  });
