import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** The figures of a project's work. */
export const dashboardQuery = (project: string) =>
  queryOptions({
    queryKey: ['dashboard', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/dashboard', { params: { path: { project } }, signal }),
      ),
  });
