import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, api } from '../api/client';
import type { Views } from '../api/types';

/** First keys of the queries that read figures, which follow what has happened with some delay. */
const FIGURES = new Set([
  'dashboard',
  'sla',
  'flow',
  'burn-up',
  'batches',
  'data-rows',
  'tasks',
  'reviewers',
  'models',
  'model-runs',
]);

const LOOK_MILLISECONDS = 15_000;
const LOOK_OFTEN_MILLISECONDS = 3_000;

/** How well the server's figures follow what has happened. */
export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/views', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data === undefined || isComplete(data) ? LOOK_MILLISECONDS : LOOK_OFTEN_MILLISECONDS,
});

/** Figures that are current may still miss what happened a moment ago. */
const isComplete = ({ state, position, lastPosition }: Views): boolean =>
  state === 'CURRENT' && position >= lastPosition;

/** What is known once a question for figures was not answered, until they are looked at again. */
export const away = (before: Views | undefined): Views => ({
  state: 'AWAY',
  position: before?.position ?? 0,
  lastPosition: before?.lastPosition ?? 0,
});

/** Whether figures are behind or away; for all that is known they are not. */
export function useFigures(): Views['state'] {
  return useQuery(figuresQuery).data?.state ?? 'CURRENT';
}

/** Whether figures that were asked for at `before` are worth asking for again at `now`. */
export function comesOn(before: Views | undefined, now: Views | undefined): boolean {
  if (before === undefined || now === undefined || now.state === 'AWAY') return false;
  if (before.state === 'AWAY') return true;
  return !isComplete(before) && (isComplete(now) || now.position !== before.position);
}

/** Asks for figures anew as they come back and catch up. */
export function useFollowedFigures(): void {
  const client = useQueryClient();
  const { data } = useQuery(figuresQuery);
  const before = useRef<Views>(undefined);
  useEffect(() => {
    if (comesOn(before.current, data)) {
      void client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => reads(kind) });
    }
    before.current = data;
  }, [client, data]);
}

const reads = (kind: unknown): boolean => typeof kind === 'string' && FIGURES.has(kind);
