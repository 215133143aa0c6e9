import { useMemo } from 'react';
import { useMyProjects } from '../../shared/projects/myProjects';

/** Rows from every project that one works in. */
export const ALL = 'all';

/** The projects that the next task may come from. */
export function useQueue(queue: string): string[] {
  const places = useMyProjects();
  return useMemo(() => (queue === ALL ? places.map(({ id }) => id) : [queue]), [queue, places]);
}
