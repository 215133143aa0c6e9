import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { styleNonce } from '../shared/session/document';
import { resolver, theme } from '../shared/ui/theme';
import { queryClient } from './queryClient';
import { router } from './routes';
import { SignedIn } from './SignedIn';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolver}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <ModalsProvider>
          <Notifications position="bottom-center" limit={4} />
          <SignedIn>
            <RouterProvider router={router} />
          </SignedIn>
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
