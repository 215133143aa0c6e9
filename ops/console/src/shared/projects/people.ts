import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { membersQuery } from './queries';

/** The name of a person of the project; the id of somebody who is no longer in it. */
export function useNameOf(project: string): (person: string) => string {
  const { data } = useQuery(membersQuery(project));
  return useCallback(
    (person) => data?.items.find((member) => member.user === person)?.name ?? person,
    [data],
  );
}
