import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Policy } from '../../shared/api/types';
import { PolicyPreview } from '../../shared/projects/PolicyPreview';
import { Failed } from '../../shared/ui/Asking';
import type { Difference, Section } from './differences';
import { DifferenceList } from './DifferenceList';

/** The parts of the rules that say how much people look at. */
const FELT = new Set<Section>(['preLabel', 'review']);

/** A model may know options that are taken out of the ontology. */
const felt = (section: Section, policy: Policy): boolean =>
  FELT.has(section) || (section === 'ontology' && policy.preLabel !== undefined);

/** What changes, before it does. */
export function SaveDialog({
  opened,
  project,
  policy,
  changes,
  version,
  saving,
  failure,
  onSave,
  onClose,
}: {
  opened: boolean;
  project: string;
  policy: Policy;
  changes: Difference[];
  version: number;
  saving: boolean;
  failure: unknown;
  onSave: () => void;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="What changes" size="lg">
      <Stack>
        <DifferenceList differences={changes} />
        {changes.some(({ section }) => felt(section, policy)) && (
          <PolicyPreview project={project} policy={policy} />
        )}
        <Text fz="sm" c="dimmed">
          New rows follow version {version + 1}. Existing rows keep the version they were imported
          under.
        </Text>
        {failure !== null && failure !== undefined && <Failed error={failure} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep editing
          </Button>
          <Button onClick={onSave} loading={saving} data-autofocus>
            Save as version {version + 1}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
