import { Text } from '@mantine/core';
import type { Task } from '../api/types';
import { useNow } from '../time/now';
import { exactTime } from '../time/format';
import { SlaBadge } from '../ui/SlaBadge';
import { latenessOf } from './lateness';

const HALF_A_MINUTE = 30_000;

/** When a task is due: how long until then, or how long ago it was. */
export function DueTime({ task }: { task: Pick<Task, 'dueAt' | 'sla'> }) {
  const lateness = latenessOf(task, useNow(HALF_A_MINUTE));
  return lateness === undefined ? (
    <Text span fz="sm" c="dimmed">
      No due time
    </Text>
  ) : (
    <time dateTime={task.dueAt} title={exactTime(task.dueAt ?? '')}>
      <SlaBadge status={lateness.status} words={lateness.words} />
    </time>
  );
}
