import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../shared/api/client';

export type Dashboard = Schemas['Dashboard'];
export type Person = Schemas['ReviewerLine'];
export type Quality = Schemas['ModelsModelQuality'];

/** The figures of a project's work. */
export const dashboardQuery = (project: string) =>
  queryOptions({
    queryKey: ['dashboard', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/dashboard', { params: { path: { project } }, signal }),
      ),
  });

/** What each person decided, and how well that held. */
export const reviewersQuery = (project: string) =>
  queryOptions({
    queryKey: ['reviewers', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/reviewers', { params: { path: { project } }, signal }),
      ),
  });

/** How good each version of each model was. */
export const modelsQuery = (project: string) =>
  queryOptions({
    queryKey: ['models', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/models', { params: { path: { project } }, signal }),
      ),
  });
