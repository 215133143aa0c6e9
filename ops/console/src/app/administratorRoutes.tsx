import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root';

const newProject = createRoute({
  getParentRoute: () => root,
  path: '/projects/new',
  component: lazyRouteComponent(
    () => import('../features/settings/NewProjectPage'),
    'NewProjectPage',
  ),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/start',
  component: lazyRouteComponent(() => import('../features/settings/StartPage'), 'StartPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/settings',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage'), 'SettingsPage'),
});

const rowsIn = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/import',
  component: lazyRouteComponent(() => import('../features/imports/ImportPage'), 'ImportPage'),
});

const models = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/models',
  component: lazyRouteComponent(() => import('../features/models/ModelsPage'), 'ModelsPage'),
});

/** What a trial of a threshold is about. */
interface Asked {
  model?: string;
  version?: string;
  batch?: string;
}

const given = (name: keyof Asked, search: Record<string, unknown>): Asked => {
  const value = search[name];
  return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : {};
};

const threshold = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/models/threshold',
  validateSearch: (search: Record<string, unknown>): Asked => ({
    ...given('model', search),
    ...given('version', search),
    ...given('batch', search),
  }),
  component: lazyRouteComponent(() => import('../features/models/ThresholdPage'), 'ThresholdPage'),
});

const registry = createRoute({
  getParentRoute: () => root,
  path: '/admin/models',
  component: lazyRouteComponent(() => import('../features/models/RegistryPage'), 'RegistryPage'),
});

const team = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/people',
  component: lazyRouteComponent(() => import('../features/people/TeamPage'), 'TeamPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('../features/people/PeoplePage'), 'PeoplePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage'), 'AccountPage'),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/admin/system',
  component: lazyRouteComponent(() => import('../features/system/SystemPage'), 'SystemPage'),
});

/** Where projects, models, people and the installation are set up. */
export const administratorRoutes = [
  newProject,
  start,
  settings,
  rowsIn,
  models,
  threshold,
  registry,
  team,
  people,
  account,
  system,
] as const;
