import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from '../store/store';

/** Whether changes arrive as they happen. */
type Connection = 'connecting' | 'live' | 'lost';

export const connection = create<Connection>('connecting');

/** The kinds of event that the server sends, and the queries, by first key, that each makes stale. */
const STALE: Record<string, string[]> = {
  task: ['tasks', 'dashboard', 'sla', 'flow', 'mine'],
  row: ['data-rows', 'dashboard', 'batches', 'flow', 'burn-up', 'events', 'reviewers', 'models'],
  sla: ['sla', 'dashboard', 'tasks', 'batches', 'flow'],
  progress: ['batches', 'model-runs', 'models', 'projects', 'project', 'dashboard', 'burn-up'],
};

/** At most one refresh of a query in this time, however many events arrive. */
const SETTLE_MILLISECONDS = 500;

function refresher(client: QueryClient) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (kind: string) => {
    (STALE[kind] ?? []).forEach((key) => waiting.add(key));
    timer ??= setTimeout(() => {
      timer = undefined;
      waiting.forEach((key) => void client.invalidateQueries({ queryKey: [key] }));
      waiting.clear();
    }, SETTLE_MILLISECONDS);
  };
}

/** Keeps the query cache fresh by server-sent events while the component is shown. */
export function useStream(project?: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const query = project === undefined ? '' : `?project=${encodeURIComponent(project)}`;
    const source = new EventSource(`/api/v1/stream${query}`);
    const refresh = refresher(client);
    source.onopen = () => {
      if (connection.get() === 'lost') void client.invalidateQueries();
      connection.set(() => 'live');
    };
    source.onerror = () => connection.set(() => 'lost');
    Object.keys(STALE).forEach((kind) => source.addEventListener(kind, () => refresh(kind)));
    return () => {
      source.close();
      connection.set(() => 'connecting');
    };
  }, [client, project]);
}
