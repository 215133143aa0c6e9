import { useMemo } from 'react';
import { useWorkplaces } from '../../shared/projects/workplaces';

/** Rows from every project that one works in. */
export const ALL = 'all';

/** The projects that the next task may come from. */
export function useQueue(queue: string): string[] {
  const places = useWorkplaces();
  return useMemo(() => (queue === ALL ? places.map(({ id }) => id) : [queue]), [queue, places]);
}
