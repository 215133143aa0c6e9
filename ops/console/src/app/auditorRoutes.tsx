import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { eventsSearch } from '../features/events/search';
import { rowSearch } from '../features/row-history/search';
import { root } from './root';

const row = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/rows/$row',
  validateSearch: rowSearch,
  component: lazyRouteComponent(() => import('../features/row-history/RowPage'), 'RowPage'),
});

const events = createRoute({
  getParentRoute: () => root,
  path: '/projects/$project/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('../features/events/EventsPage'), 'EventsPage'),
});

/** Pages that show what happened, and change nothing. */
export const auditorRoutes = [row, events] as const;
