import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { Difference } from './differences';
import { DifferenceList } from './DifferenceList';

/** Somebody else saved meanwhile: what they changed, and what becomes of one's own edits. */
export function Overtaken({
  version,
  theirs,
  own,
  onKeep,
  onDiscard,
}: {
  version: number;
  theirs: Difference[];
  own: Difference[];
  onKeep: () => void;
  onDiscard: () => void;
}) {
  const both = theirs.map((one) => one.path).filter((path) => own.some((one) => one.path === path));
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconGitMerge />}
      title={`Someone saved version ${version} while you were editing`}
      role="alert"
    >
      <Text fz="sm" mb="xs">
        Their changes are listed below; your edits are still here:
      </Text>
      <DifferenceList
        differences={theirs}
        marked={both}
        mark="you changed this too; your edit is kept"
      />
      <Group mt="md">
        <Button size="xs" onClick={onKeep}>
          Apply my edits to version {version}
        </Button>
        <Button size="xs" variant="default" onClick={onDiscard}>
          Discard my edits
        </Button>
      </Group>
    </Alert>
  );
}
