import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** Most tasks of a kind that a page looks at in a project. */
export const MOST_TASKS = 100;

/** What one holds in a project; asked anew with each number of decisions that are on their way. */
export const heldQuery = (project: string, onTheirWay = 0) =>
  queryOptions({
    queryKey: ['mine', project, 'held', onTheirWay],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/tasks', {
          params: {
            path: { project },
            query: { assignee: 'me', state: 'CLAIMED', limit: MOST_TASKS },
          },
          signal,
        }),
      ),
  });
