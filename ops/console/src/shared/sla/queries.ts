import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** Open work of a project against its due times. */
export const slaQuery = (project: string) =>
  queryOptions({
    queryKey: ['sla', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/sla', { params: { path: { project } }, signal }),
      ),
  });
