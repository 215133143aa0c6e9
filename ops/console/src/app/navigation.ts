import {
  IconChartBar,
  IconCirclePlus,
  IconCpu,
  IconFileImport,
  IconHeartbeat,
  IconRobot,
  IconUser,
  IconUsers,
  IconChecklist,
  IconHistory,
  IconHome,
  IconListCheck,
  IconPackages,
  IconRoute,
  IconScale,
  IconSettings,
  IconTable,
  type Icon,
} from '@tabler/icons-react';
import type { Me, Role } from '../shared/api/types';
import { EVERYBODY, holds, MANAGERS, OVERSEERS, WORKERS } from '../shared/session/roles';

/** An entry of the bar at the left: what it opens, for whom, and the keys that go there. */
export interface Place {
  label: string;
  to: string;
  icon: Icon;
  roles: Role[];
  /** Pressed after `g`. */
  key: string;
}

/** Places that belong to no project. */
const PLACES: Place[] = [
  { label: 'Overview', to: '/', icon: IconHome, roles: OVERSEERS, key: 'o' },
  { label: 'My work', to: '/my-work', icon: IconChecklist, roles: WORKERS, key: 'w' },
  { label: 'New project', to: '/projects/new', icon: IconCirclePlus, roles: MANAGERS, key: 'n' },
  { label: 'All models', to: '/admin/models', icon: IconCpu, roles: MANAGERS, key: 'l' },
  { label: 'All people', to: '/admin/people', icon: IconUsers, roles: [], key: 'u' },
  { label: 'System', to: '/admin/system', icon: IconHeartbeat, roles: [], key: 'y' },
  { label: 'Account', to: '/account', icon: IconUser, roles: EVERYBODY, key: 'a' },
];

/** Places of one project; `$project` is put in. */
const PROJECT_PLACES: Place[] = [
  {
    label: 'Dashboard',
    to: '/projects/$project',
    icon: IconChartBar,
    roles: OVERSEERS,
    key: 'd',
  },
  { label: 'Flow', to: '/projects/$project/flow', icon: IconRoute, roles: OVERSEERS, key: 'f' },
  {
    label: 'Quality',
    to: '/projects/$project/quality',
    icon: IconScale,
    roles: OVERSEERS,
    key: 'q',
  },
  {
    label: 'Batches',
    to: '/projects/$project/batches',
    icon: IconPackages,
    roles: OVERSEERS,
    key: 'b',
  },
  {
    label: 'Tasks',
    to: '/projects/$project/tasks',
    icon: IconListCheck,
    roles: OVERSEERS,
    key: 't',
  },
  { label: 'Rows', to: '/projects/$project/rows', icon: IconTable, roles: OVERSEERS, key: 'r' },
  {
    label: 'Events',
    to: '/projects/$project/events',
    icon: IconHistory,
    roles: OVERSEERS,
    key: 'e',
  },
  {
    label: 'Import rows',
    to: '/projects/$project/import',
    icon: IconFileImport,
    roles: MANAGERS,
    key: 'i',
  },
  {
    label: 'Models',
    to: '/projects/$project/models',
    icon: IconRobot,
    roles: OVERSEERS,
    key: 'm',
  },
  {
    label: 'People',
    to: '/projects/$project/people',
    icon: IconUsers,
    roles: EVERYBODY,
    key: 'p',
  },
  {
    label: 'Settings',
    to: '/projects/$project/settings',
    icon: IconSettings,
    roles: EVERYBODY,
    key: 's',
  },
];

export function placesFor(me: Me): Place[] {
  return PLACES.filter((place) => me.admin || holds(me, place.roles));
}

export function projectPlacesFor(me: Me, project: string): Place[] {
  return PROJECT_PLACES.filter((place) => holds(me, place.roles, project)).map((place) => ({
    ...place,
    to: place.to.replace('$project', project),
  }));
}
