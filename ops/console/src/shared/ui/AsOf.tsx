import { Group, Text, Tooltip } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { exactTime, relative } from '../time/format';
import { useNow } from '../time/now';
import { behind } from '../live/stream';

/** Up to which moment the figures on a page go; says so loudly when they are behind. */
export function AsOf({ instant }: { instant: string }) {
  useNow(10_000);
  const late = behind.use();
  return (
    <Tooltip label={`These figures include everything up to ${exactTime(instant)}`}>
      <Group gap={4} wrap="nowrap" c={late ? 'var(--cs-at-risk)' : 'dimmed'}>
        {late && <IconClockExclamation size={16} aria-hidden />}
        <Text fz="xs" role="status">
          {late ? 'Catching up: as of ' : 'As of '}
          <time dateTime={instant}>{relative(instant)}</time>
        </Text>
      </Group>
    </Tooltip>
  );
}
