import { Group, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheck, IconFlameFilled } from '@tabler/icons-react';
import type { SlaState } from '../api/types';
import { SLA } from './status';

const ICONS = {
  BREACHED: IconFlameFilled,
  AT_RISK: IconAlertTriangleFilled,
  ON_TRACK: IconCircleCheck,
};

/** A status by shape, word and colour, so that none of them carries it alone. */
export function SlaBadge({
  status,
  words = SLA[status].label,
}: {
  status: SlaState;
  words?: string;
}) {
  const Icon = ICONS[status];
  return (
    <Group gap={4} wrap="nowrap" c={SLA[status].variable} display="inline-flex">
      <Icon size={15} aria-hidden />
      <Text span fz="sm" fw={500} inherit={false}>
        {words}
      </Text>
    </Group>
  );
}
