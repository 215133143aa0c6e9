import { createRouter } from '@tanstack/react-router';
import { Failed, Waiting } from '../shared/ui/Asking';
import { administratorRoutes } from './administratorRoutes';
import { auditorRoutes } from './auditorRoutes';
import { managerRoutes } from './managerRoutes';
import { root } from './root';
import { myWorkRoutes } from './myWorkRoutes';

export const router = createRouter({
  routeTree: root.addChildren([
    ...managerRoutes,
    ...administratorRoutes,
    ...auditorRoutes,
    ...myWorkRoutes,
  ]),
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
