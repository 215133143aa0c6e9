import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flowSearch } from '../features/flow/search';
import { rowSearch } from '../features/row-list/search';
import { taskSearch } from '../features/task-list/search';
import { root } from './root';

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage'), 'OverviewPage'),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/tasks',
  validateSearch: taskSearch,
  component: lazyRouteComponent(() => import('../features/task-list/TasksPage'), 'TasksPage'),
});

const rows = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/rows',
  validateSearch: rowSearch,
  component: lazyRouteComponent(() => import('../features/row-list/RowsPage'), 'RowsPage'),
});

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project',
  component: lazyRouteComponent(() => import('../features/project/ProjectPage'), 'ProjectPage'),
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/flow',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('../features/flow/FlowPage'), 'FlowPage'),
});

const batches = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/batches',
  component: lazyRouteComponent(() => import('../features/batch/BatchesPage'), 'BatchesPage'),
});

const batch = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/batches/$batch',
  component: lazyRouteComponent(() => import('../features/batch/BatchPage'), 'BatchPage'),
});

const quality = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/quality',
  component: lazyRouteComponent(() => import('../features/quality/QualityPage'), 'QualityPage'),
});

/** The pages of whoever runs projects. */
export const managerRoutes = [
  overview,
  project,
  flow,
  quality,
  batches,
  batch,
  tasks,
  rows,
] as const;
