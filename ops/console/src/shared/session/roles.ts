import { useQuery } from '@tanstack/react-query';
import type { Me, Role } from '../api/types';
import { meQuery } from './queries';

/** Every role, from those who label to those who run the installation. */
export const EVERYBODY: Role[] = ['labeller', 'reviewer', 'lead', 'manager', 'auditor', 'admin'];
/** Those who take tasks. */
export const WORKERS: Role[] = ['labeller', 'reviewer', 'lead'];
/** Those who see figures of everybody's work. */
export const OVERSEERS: Role[] = ['lead', 'manager', 'auditor', 'admin'];
/** Those who see who came in, and what was taken out. */
export const INSPECTORS: Role[] = ['manager', 'auditor', 'admin'];
/** Those who assign, release and escalate. */
export const STEERERS: Role[] = ['lead', 'manager', 'admin'];
/** Those who change a project and deliver rows. */
export const MANAGERS: Role[] = ['manager', 'admin'];

/** Whether somebody has one of the roles in the project; without a project, in any. */
export function holds(me: Me, roles: Role[], project?: string): boolean {
  const held =
    project === undefined ? Object.values(me.projects).flat() : (me.projects[project] ?? []);
  return held.some((role) => roles.includes(role));
}

/** Who is logged in; pages are only shown to those who are. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (data === undefined) throw new Error('Expected somebody to be logged in');
  return data;
}

/** Whether whoever is logged in has one of the roles. */
export function useHolds(roles: Role[], project?: string): boolean {
  return holds(useMe(), roles, project);
}
