import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';

/** Figures of this kind change slowly, and cost more than others. */
const ASK_AGAIN_MILLISECONDS = 30_000;

/** How far people agree on what they say without knowing of each other. */
export const agreementQuery = (project: string) =>
  queryOptions({
    queryKey: ['agreement', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/agreement', { params: { path: { project } }, signal }),
      ),
    refetchInterval: ASK_AGAIN_MILLISECONDS,
  });

/** What people and models take for what. */
export const confusionsQuery = (project: string) =>
  queryOptions({
    queryKey: ['agreement', project, 'confusions'],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/confusions', { params: { path: { project } }, signal }),
      ),
    refetchInterval: ASK_AGAIN_MILLISECONDS,
  });
