import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../shared/api/client';
import { registryQuery } from '../../shared/models/queries';
import type { BegunRun, RunPreview, TrainingForm } from '../../shared/api/types';

export type Preview = RunPreview;

/** Every threshold that the sliders reach. */
const STEPS = Array.from({ length: 201 }, (_, step) => step / 200);

/** What a model would propose for a sample of a batch; the sample is the same each time. */
export const previewQuery = (
  project: string,
  asked: { model: string; version: string; batch: string } | undefined,
) =>
  queryOptions({
    queryKey: ['preview', project, asked],
    enabled: asked !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      (await answerOf(
        api.POST('/api/v1/projects/{project}/model-runs', {
          params: { path: { project } },
          body: {
            model: asked?.model ?? '',
            version: asked?.version ?? '',
            batch: asked?.batch ?? '',
            preview: true,
            thresholds: STEPS,
          },
          signal,
        }),
      )) as Preview,
  });

const RUN_MILLISECONDS = 1_000;

/** How far a model is with a batch. */
export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['model-runs', run],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/model-runs/{modelRun}', { params: { path: { modelRun: run } }, signal }),
      ),
    refetchInterval: ({ state }) => (state.data?.state === 'FINISHED' ? false : RUN_MILLISECONDS),
  });

export function useTrain(project: string) {
  return useMutation({
    mutationFn: (body: TrainingForm) =>
      answerOf(
        api.POST('/api/v1/projects/{project}/models/train', {
          params: { path: { project } },
          body,
        }),
      ),
  });
}

export function useStartRun(project: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { model: string; version: string; batch: string }) =>
      (await answerOf(
        api.POST('/api/v1/projects/{project}/model-runs', { params: { path: { project } }, body }),
      )) as BegunRun,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['batches'] }),
  });
}

/** Lets a model be run again that was barred. */
export function useReadmit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: { model: string; version: string }) =>
      answerOf(api.POST('/api/v1/models/{model}/versions/{version}/readmit', { params: { path } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: registryQuery.queryKey }),
  });
}
