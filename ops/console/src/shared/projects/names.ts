import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { membersQuery } from './queries';

/** Who acts where no person does. */
const SYSTEM = 'countersign';

/** Names the people of a project; those who are no members any more by the end of their id. */
export function useNames(project: string): (user: string) => string {
  const { data } = useQuery(membersQuery(project));
  return useMemo(() => {
    const names = new Map(data?.items.map((member) => [member.user, member.name]));
    return (user) => {
      if (user === SYSTEM) return 'Countersign';
      return names.get(user) ?? `person …${user.slice(-6)}`;
    };
  }, [data]);
}
