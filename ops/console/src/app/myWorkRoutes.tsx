import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root';

const work = createRoute({
  getParentRoute: () => root,
  path: '/my-work',
  component: lazyRouteComponent(() => import('../features/my-work/WorkPage'), 'WorkPage'),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/my-work/tasks/$task',
  validateSearch: (search): { queue?: string } =>
    typeof search['queue'] === 'string' ? { queue: search['queue'] } : {},
  component: lazyRouteComponent(() => import('../features/desk'), 'TaskPage'),
});

const nextTask = createRoute({
  getParentRoute: () => root,
  path: '/my-work/$queue/next',
  component: lazyRouteComponent(() => import('../features/desk'), 'NextPage'),
});

const grid = createRoute({
  getParentRoute: () => root,
  path: '/my-work/$queue/grid',
  component: lazyRouteComponent(() => import('../features/desk'), 'GridPage'),
});

/** The pages of those who label and review. */
export const myWorkRoutes = [work, task, nextTask, grid] as const;
