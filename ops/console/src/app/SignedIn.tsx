import { Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../shared/api/problem';
import { signedOut } from '../shared/api/client';
import { openedSignedOut } from '../shared/session/document';
import { LogInForm, LogInPage } from '../shared/session/LogIn';
import { meQuery } from '../shared/session/queries';
import { Failed, Waiting } from '../shared/ui/Asking';

/** Shows the page to those who are logged in; when a session ends, the page stays as it is. */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  const out = signedOut.use();
  if (me.data !== undefined) {
    return (
      <>
        {children}
        <Modal
          opened={out}
          onClose={() => undefined}
          withCloseButton={false}
          closeOnEscape={false}
          title="Log in again"
        >
          <Text fz="sm" mb="md">
            Your session has ended. Nothing on this page is lost.
          </Text>
          <LogInForm name={me.data.name} />
        </Modal>
      </>
    );
  }
  const refused = me.error instanceof Problem && me.error.status === 401;
  if (openedSignedOut || refused) return <LogInPage />;
  if (me.isError) return <Failed error={me.error} retry={() => void me.refetch()} />;
  return <Waiting />;
}
