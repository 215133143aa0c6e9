import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rowSearch } from '../features/row/search';
import { Missing } from './Missing';
import { root } from './root';

const row = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/rows/$row',
  validateSearch: rowSearch,
  component: lazyRouteComponent(() => import('../features/row/RowPage'), 'RowPage'),
  notFoundComponent: Missing,
});

/** Pages that show what happened, and change nothing. */
export const auditorRoutes = [row] as const;
