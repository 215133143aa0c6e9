import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { batchesQuery } from '../batches/queries';
import { membersQuery, projectQuery } from './queries';

export type Choices = ReturnType<typeof useChoices>;

/** What the filters and actions of a project's lists choose from. */
export function useChoices(project: string) {
  return {
    project: useQuery(projectQuery(project)).data,
    members: useQuery(membersQuery(project)).data?.items ?? [],
    batches: useQuery(batchesQuery(project)).data?.items ?? [],
  };
}

/** The name of a batch of the project; its id while that is not known. */
export function useBatchNameOf(project: string): (batch: string) => string {
  const { data } = useQuery(batchesQuery(project));
  const names = useMemo(
    () => new Map((data?.items ?? []).map(({ id, name }) => [id, name])),
    [data],
  );
  return useCallback((batch) => names.get(batch) ?? batch, [names]);
}
