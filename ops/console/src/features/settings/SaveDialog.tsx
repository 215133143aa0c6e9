import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Failed } from '../../shared/ui/Asking';
import type { Difference } from './differences';
import { DifferenceList } from './DifferenceList';

/** What would change, before it does. */
export function SaveDialog({
  opened,
  changes,
  version,
  saving,
  failure,
  onSave,
  onClose,
}: {
  opened: boolean;
  changes: Difference[];
  version: number;
  saving: boolean;
  failure: unknown;
  onSave: () => void;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="What would change" size="lg">
      <Stack>
        <DifferenceList differences={changes} />
        <Text fz="sm" c="dimmed">
          Rows that come in from now on follow version {version + 1}. Rows that are in already keep
          the version that they came under.
        </Text>
        {failure !== null && failure !== undefined && <Failed error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Go on editing
          </Button>
          <Button onClick={onSave} loading={saving} data-autofocus>
            Save as version {version + 1}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
