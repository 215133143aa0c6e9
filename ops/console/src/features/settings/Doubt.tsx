import { Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** Something that is allowed, but odd. */
export function Doubt({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Group gap={6} c="var(--cs-at-risk)" wrap="nowrap">
      <IconAlertTriangle size={15} aria-hidden />
      <Text fz="sm">{text}</Text>
    </Group>
  );
}

/** Something that is wrong with more than one field. */
export function Wrong({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Text fz="sm" c="var(--cs-breached)" role="alert">
      {text}
    </Text>
  );
}
