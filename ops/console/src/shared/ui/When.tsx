import { Tooltip } from '@mantine/core';
import { exactTime, relative, shortTime } from '../time/format';
import { useNow } from '../time/now';

/** A moment, as distance or as date; the exact one on a closer look. */
export function When({ at, as = 'distance' }: { at: string; as?: 'distance' | 'date' }) {
  useNow(30_000);
  return (
    <Tooltip label={exactTime(at)}>
      <time dateTime={at}>{as === 'distance' ? relative(at) : shortTime(at)}</time>
    </Tooltip>
  );
}
