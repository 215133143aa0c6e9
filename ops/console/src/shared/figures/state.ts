import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, api } from '../api/client';
import type { Views } from '../api/types';
import { connection } from '../live/stream';

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
  'agreement',
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

/**
 * Up to when figures on the page go. They were read at `asOf`, and are read again whenever anything
 * happens that changes them; so as long as that is heard of, and the server's figures lack nothing,
 * they go up to when that was last looked at.
 */
export function freshest(asOf: string, views: Views | undefined, live: boolean): string {
  const looked = live && views !== undefined && isComplete(views) ? views.asOf : undefined;
  return looked !== undefined && Date.parse(looked) > Date.parse(asOf) ? looked : asOf;
}

export function useFreshness(asOf: string): string {
  const live = connection.use() === 'live';
  return freshest(asOf, useQuery(figuresQuery).data, live);
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
