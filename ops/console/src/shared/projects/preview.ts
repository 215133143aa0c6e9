import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { Policy } from '../api/types';

/** What a policy would change, as far as the latest rows tell. */
export const previewQuery = (project: string, policy: Policy) =>
  queryOptions({
    queryKey: ['policy-preview', project, policy],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/policy/preview', {
          params: { path: { project } },
          body: policy,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
