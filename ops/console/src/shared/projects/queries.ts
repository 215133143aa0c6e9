import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** Every project that one may see; their number is small. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/projects', { params: { query: { limit: 1000 } }, signal })),
});

/** Every version of every flow that a project can choose; they come with a release. */
export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/flows', { params: { query: { limit: 1000 } }, signal })),
  staleTime: 300_000,
});

/** A project with its ontology and policies as they are now. */
export const projectQuery = (project: string) =>
  queryOptions({
    queryKey: ['project', project],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/projects/{project}', { params: { path: { project } }, signal })),
    staleTime: 30_000,
  });

/** A project under the rules that it had at a version, which never change. */
export const projectVersionQuery = (project: string, policyVersion: number) =>
  queryOptions({
    queryKey: ['policy', project, policyVersion],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}', {
          params: { path: { project }, query: { policyVersion } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });

/** The people of a project, by id and name. */
export const membersQuery = (project: string) =>
  queryOptions({
    queryKey: ['members', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/members', {
          params: { path: { project }, query: { limit: 1000 } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
