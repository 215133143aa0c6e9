import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';

/** Asks before unsaved changes are left behind; `saved` lets pass what has just been saved. */
export function Leaving({ unsaved, saved }: { unsaved: boolean; saved?: RefObject<boolean> }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved && saved?.current !== true && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved && saved?.current !== true,
    withResolver: true,
  });
  const blocked = blocker.status === 'blocked';
  return (
    <Modal
      opened={blocked}
      onClose={() => blocked && blocker.reset()}
      title="Leave without saving?"
    >
      <Text fz="sm">Your changes are not saved yet.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocked && blocker.reset()} data-autofocus>
          Stay
        </Button>
        <Button color="red.9" onClick={() => blocked && blocker.proceed()}>
          Leave without saving
        </Button>
      </Group>
    </Modal>
  );
}
