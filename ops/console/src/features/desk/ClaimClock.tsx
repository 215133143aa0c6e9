import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import type { Task } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { clock } from '../../shared/time/format';
import { useNow } from '../../shared/time/now';
import { complain, tell } from '../../shared/ui/notify';
import classes from './task.module.css';
import { useClaim } from './queries';
import { useRenewal } from './renewal';

const SECOND = 1_000;
/** How long before a claim ends the person is told. */
const WARNED_MILLISECONDS = 120_000;

/** The time left on a claim, which is renewed while somebody works; else a way to keep it. */
export function ClaimClock({ task, lasts }: { task: Task; lasts: number }) {
  const now = useNow(SECOND);
  const keep = useClaim();
  const until = Date.parse(task.claimExpiresAt ?? '');
  const left = until - now;
  const short = left <= WARNED_MILLISECONDS;
  const over = left <= 0;
  const extend = () =>
    keep.mutate(task.id, {
      onSuccess: () => tell('You have more time for this task now.'),
      onError: complain,
    });
  useRenewal(now, until, lasts, () => keep.mutate(task.id));
  useKeys([{ key: 'e', does: 'Get more time for this task', run: extend }]);
  if (Number.isNaN(left)) return null;
  const Icon = short ? IconClockExclamation : IconClock;
  return (
    <Group gap={6} wrap="nowrap">
      <Group gap={4} wrap="nowrap" c={short ? 'var(--cs-at-risk)' : 'dimmed'}>
        <Icon size={16} aria-hidden />
        <Text fz="sm" className={classes.clock} role="timer" aria-label="Time left on this task">
          {over ? 'Time is up' : clock(left)}
        </Text>
      </Group>
      {short && (
        <Button size="compact-xs" variant="light" onClick={extend} loading={keep.isPending}>
          {over ? 'Take it again' : 'Keep it'} <Kbd ml={6}>E</Kbd>
        </Button>
      )}
      <Text role="status" className="visually-hidden">
        {over ? ENDED : short ? ENDING : ''}
      </Text>
    </Group>
  );
}

const ENDING = 'Less than two minutes left on this task. Press E to keep it.';
const ENDED =
  'Your time on this task is up. Your work is kept, and the task is taken again when you decide.';
