import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Failed, Waiting } from '../shared/ui/Asking';
import { administratorRoutes } from './administratorRoutes';
import { auditorRoutes } from './auditorRoutes';
import { root } from './root';
import { workRoutes } from './workRoutes';

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage'), 'OverviewPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([overview, ...administratorRoutes, ...auditorRoutes, ...workRoutes]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Waiting lines={8} />,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
