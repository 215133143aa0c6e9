import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** What each person of a project has decided, and how well that held. */
export const reviewersQuery = (project: string) =>
  queryOptions({
    queryKey: ['reviewers', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/reviewers', { params: { path: { project } }, signal }),
      ),
  });
