import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { ModelEntry, ModelQuality } from '../api/types';

export type Quality = ModelQuality;

const ALL = 1000;

/** Every model at every version, in the order in which they came. */
export const registryQuery = queryOptions({
  queryKey: ['models', 'registry'],
  queryFn: ({ signal }) =>
    answerOf(api.GET('/api/v1/models', { params: { query: { limit: ALL } }, signal })),
  staleTime: 30_000,
});

/** What became of the proposals of each model and version in a project. */
export const qualityQuery = (project: string) =>
  queryOptions({
    queryKey: ['models', 'quality', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/models', { params: { path: { project } }, signal }),
      ),
  });

/** What models answered for the rows under a project's policy as it is. */
export const preLabelsQuery = (project: string) =>
  queryOptions({
    queryKey: ['models', 'pre-labels', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/pre-labels', { params: { path: { project } }, signal }),
      ),
  });

/** How right the models of a project are where they accept rows without a person. */
export const acceptanceQuery = (project: string) =>
  queryOptions({
    queryKey: ['models', 'acceptance', project],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/projects/{project}/machine-acceptance', {
          params: { path: { project } },
          signal,
        }),
      ),
  });

/** Has models accept rows alone again that audits have stopped. */
export function useResumeAcceptance(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string) => {
      const { position } = await answerOf(
        api.POST('/api/v1/projects/{project}/machine-acceptance/resume', {
          params: { path: { project } },
          body: { reason },
        }),
      );
      return answerOf(
        api.GET('/api/v1/projects/{project}/machine-acceptance', {
          params: { path: { project }, query: { atLeast: position } },
        }),
      );
    },
    onSuccess: (acceptance) => client.setQueryData(acceptanceQuery(project).queryKey, acceptance),
  });
}

/** A model at a version, with the report of its training. */
export const versionQuery = (model: string, version: string) =>
  queryOptions({
    queryKey: ['models', 'version', model, version],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/models/{model}/versions/{version}', {
          params: { path: { model, version } },
          signal,
        }),
      ),
  });

/** The model at the version that a project's policy uses. */
export const usedIn = (models: ModelEntry[], project: string): ModelEntry | undefined =>
  models.find((model) => model.usedIn.some((use) => use.project === project));
