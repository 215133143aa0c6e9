import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Role } from '../api/types';
import { useMe, WORKERS } from '../session/roles';
import { projectsQuery } from './queries';

/** A project that one takes tasks in. */
export interface MyProject {
  id: string;
  name: string;
  /** Those of one's own. */
  roles: Role[];
}

/** The projects that one takes tasks in, and what they are called. */
export function useMyProjects(): MyProject[] {
  const me = useMe();
  const { data } = useQuery(projectsQuery);
  return useMemo(
    () =>
      (data?.items ?? [])
        .map(({ id, name }) => ({ id, name, roles: me.projects[id] ?? [] }))
        .filter(({ roles }) => roles.some((role) => WORKERS.includes(role))),
    [data, me],
  );
}
