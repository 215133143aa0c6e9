import { Text, Tooltip } from '@mantine/core';
import { useFreshness } from '../figures/state';
import { exactTime, relative } from '../time/format';
import { useNow } from '../time/now';

/** Up to which moment the figures on a page go, which were read at `instant`. */
export function FiguresAsOf({ instant }: { instant: string }) {
  return <AsOf instant={useFreshness(instant)} />;
}

/** Up to which moment a page goes. */
export function AsOf({ instant }: { instant: string }) {
  useNow(10_000);
  return (
    <Tooltip label={`These figures include everything up to ${exactTime(instant)}`}>
      <Text fz="xs" c="dimmed" role="status">
        As of <time dateTime={instant}>{relative(instant)}</time>
      </Text>
    </Tooltip>
  );
}
