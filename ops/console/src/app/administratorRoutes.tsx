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

/** Where projects, models, people and the installation are set up. */
export const administratorRoutes = [newProject, start, settings] as const;
