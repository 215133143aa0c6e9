import { Group, Text } from '@mantine/core';
import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Task } from '../../../shared/api/types';
import { clock } from '../../../shared/time/format';
import { useNow } from '../../../shared/time/now';
import { useRenewal } from '../renewal';
import { renewAll } from './queries';

const SECOND = 1_000;
/** How long before the first claim ends the person is told. */
const WARNED_MILLISECONDS = 120_000;

const endOf = (tasks: Task[]): number =>
  Math.min(...tasks.map(({ claimExpiresAt }) => Date.parse(claimExpiresAt ?? '')));

/** The time left on the claims of a grid, which are renewed while somebody works. */
export function GridClock({ tasks, lasts }: { tasks: Task[]; lasts: number }) {
  const now = useNow(SECOND);
  const renewal = useMutation({ mutationFn: () => renewAll(tasks) });
  const until = renewal.data ?? endOf(tasks);
  const left = until - now;
  useRenewal(now, until, lasts, () => renewal.mutate());
  if (Number.isNaN(left)) return null;
  const short = left <= WARNED_MILLISECONDS;
  const Icon = short ? IconClockExclamation : IconClock;
  return (
    <Group gap={4} wrap="nowrap" c={short ? 'var(--cs-at-risk)' : 'dimmed'}>
      <Icon size={16} aria-hidden />
      <Text fz="sm" role="timer" aria-label="Time left on these tasks">
        {left <= 0 ? 'Time is up' : clock(left)}
      </Text>
    </Group>
  );
}
