import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root';

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyRouteComponent(() => import('../features/work/WorkPage'), 'WorkPage'),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/work/tasks/$task',
  validateSearch: (search): { queue?: string } =>
    typeof search['queue'] === 'string' ? { queue: search['queue'] } : {},
  component: lazyRouteComponent(() => import('../features/task'), 'TaskPage'),
});

const nextTask = createRoute({
  getParentRoute: () => root,
  path: '/work/$queue/next',
  component: lazyRouteComponent(() => import('../features/task'), 'NextPage'),
});

/** The pages of those who label and review. */
export const workRoutes = [work, task, nextTask] as const;
