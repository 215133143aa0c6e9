import { ActionIcon, Anchor, Badge, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconBook, IconWifiOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Task } from '../../shared/api/types';
import { projectQuery } from '../../shared/projects/queries';
import { useAway } from '../../shared/outbox/useOutbox';
import { choiceOf } from '../../shared/tasks/choice';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken } from '../../shared/ui/status';
import { ClaimClock } from './ClaimClock';
import type { Instructions } from './instructions';
import { Pending } from './Pending';
import type { Asked } from './queries';
import classes from './task.module.css';

const KINDS: Record<Exclude<Task['kind'], 'REVIEW'>, string> = {
  LABEL: 'Label',
  REWORK: 'Rework',
  ADJUDICATE: 'Adjudicate',
};

export function AwayNotice() {
  if (!useAway()) return null;
  return (
    <Group
      className={classes.notice}
      style={{ '--notice': 'var(--cs-at-risk)' }}
      gap="xs"
      role="alert"
    >
      <IconWifiOff size={16} aria-hidden />
      <Text fz="sm">
        The server cannot be reached. Keep working: your decisions are saved here and sent once the
        server is back.
      </Text>
    </Group>
  );
}

function InstructionsButton({ shown, toggle }: Instructions) {
  return (
    <Tooltip label={shown ? 'Hide the instructions (I)' : 'Show the instructions (I)'}>
      <ActionIcon
        variant={shown ? 'light' : 'subtle'}
        color="gray"
        aria-label="Instructions"
        aria-pressed={shown}
        onClick={toggle}
      >
        <IconBook size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** What is at hand, how long it is one's own, and what is still to be sent. */
export function DeskBar({
  task,
  asked,
  instructions,
  onUndo,
  restored,
}: {
  task: Task;
  asked: Asked;
  instructions: Instructions;
  onUndo: () => void;
  restored: boolean;
}) {
  const { data: project } = useQuery(projectQuery(task.project));
  useEffect(() => {
    document.title = `${task.key} · Countersign`;
  }, [task.key]);
  return (
    <>
      <header className={classes.bar}>
        <Anchor component={Link} to="/my-work" fz="sm">
          My work
        </Anchor>
        <Title order={1} size="h3">
          {task.key}
        </Title>
        <Text fz="sm" c="dimmed">
          {project?.name}
        </Text>
        <Badge variant="light" radius="sm">
          {task.kind === 'REVIEW' ? spoken(task.stage) : KINDS[task.kind]}
          {task.round > 1 ? ` · round ${task.round}` : ''}
        </Badge>
        {task.sla !== 'ON_TRACK' && <SlaBadge status={task.sla} />}
        {choiceOf(task) !== undefined && (
          <Anchor component={Link} to={`/my-work/${task.project}/grid`} fz="sm">
            Review as a grid
          </Anchor>
        )}
        <ClaimClock task={task} lasts={asked.claimMillis} />
        {task.instructions !== undefined && (
          <InstructionsButton shown={instructions.shown} toggle={instructions.toggle} />
        )}
        {restored && (
          <Text fz="sm" c="dimmed">
            Draft restored
          </Text>
        )}
        <Pending onUndo={onUndo} />
      </header>
      <AwayNotice />
    </>
  );
}
