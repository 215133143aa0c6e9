import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import type { OwnFigures } from '../../shared/api/types';
import { MOST_TASKS } from '../../shared/tasks/queries';

export type Figures = OwnFigures['today'];

const HALF_A_MINUTE = 30_000;

/** What waits for its author to be done again. */
export const reworkQuery = (project: string) =>
  queryOptions({
    queryKey: ['mine', project, 'rework'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: {
            path: { project },
            query: { reservedFor: 'me', state: 'OPEN', limit: MOST_TASKS },
          },
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
          params: { path: { project }, query: { state: 'OPEN', limit: MOST_TASKS } },
          signal,
        }),
      ),
    refetchInterval: HALF_A_MINUTE,
  });

/** What one decided in a project since an instant, the newest first. */
export const doneQuery = (project: string, since: string) =>
  queryOptions({
    queryKey: ['mine', project, 'done', since],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: {
            path: { project },
            query: { assignee: 'me', state: 'DONE', doneFrom: since, limit: MOST_TASKS },
          },
          signal,
        }),
      ),
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
