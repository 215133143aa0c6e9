import { Anchor, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useKeys } from '../../shared/keys/registry';
import { Refused } from '../../shared/outbox/Refused';
import { useOutbox } from '../../shared/outbox/useOutbox';
import { Empty, Failed, Waiting } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { Problem } from '../../shared/api/problem';
import { ahead, loadAhead, putBack, takeAhead } from './ahead';
import { Pending } from './Pending';
import { useQueue } from './queue';
import { StillHeld, useHeld } from './StillHeld';
import { useDeskOpen } from './useDeskOpen';

/** How long after a failure the page looks again by itself. */
const AGAIN_MILLISECONDS = 3_000;

/** Takes the next task and shows it; where there is none, says so. */
export function NextPage() {
  const { queue } = useParams({ from: '/my-work/$queue/next' });
  const projects = useQueue(queue);
  const client = useQueryClient();
  const navigate = useNavigate();
  const outbox = useOutbox();
  const { state, tasks } = ahead.use();
  useDeskOpen();
  const held = useHeld(projects, state === 'none');
  const first = held?.[0];
  const look = () => void loadAhead(client, projects);
  const show = (task: string) =>
    void navigate({
      to: '/my-work/tasks/$task',
      params: { task },
      search: { queue },
      replace: true,
    });
  const undo = () => {
    const entry = outbox.undo();
    if (entry !== undefined) show(entry.task);
  };
  useKeys([
    first === undefined
      ? { key: 'Enter', does: 'Check again', run: look }
      : { key: 'Enter', does: 'Continue with your task', run: () => show(first.id) },
    { key: 'u', does: 'Undo the last decision', run: undo },
  ]);
  useEffect(() => {
    if (projects.length > 0) void loadAhead(client, projects);
  }, [client, projects]);
  useEffect(() => {
    if (state !== 'failed') return undefined;
    const timer = setTimeout(() => void loadAhead(client, projects), AGAIN_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [state, client, projects]);
  const next = tasks[0]?.id;
  useEffect(() => {
    const task = next === undefined ? undefined : takeAhead();
    if (task === undefined) return;
    void navigate({
      to: '/my-work/tasks/$task',
      params: { task: task.id },
      search: { queue },
      replace: true,
    }).catch(() => putBack(task));
  }, [next, navigate, queue]);
  return (
    <Page title="Next task" crumbs={[{ label: 'My work', to: '/my-work' }]}>
      <Pending onUndo={undo} />
      <Refused />
      {state === 'asking' && <Waiting lines={8} label="Looking for the next task" />}
      {state === 'failed' && (
        <>
          <Failed error={Problem.unreachable()} retry={look} />
          <Text>
            Your decisions are saved in this browser and sent once the server is back. This page
            checks again by itself.
          </Text>
        </>
      )}
      {state === 'none' && held === undefined && (
        <Waiting lines={8} label="Looking for your tasks" />
      )}
      {first !== undefined && (
        <Empty
          title={`Nothing else is open, but you hold ${held?.length === 1 ? 'a task' : `${held?.length} tasks`}`}
        >
          <Stack gap="xs" align="center">
            <StillHeld tasks={held ?? []} queue={queue} />
            <Text>Press Enter to continue with the first.</Text>
          </Stack>
        </Empty>
      )}
      {held?.length === 0 && (
        <Empty title="No open tasks for you here">
          <Stack gap="xs" align="center">
            <Text>
              New tasks appear when rows are imported, labelled or rejected. Press Enter to check
              again.
            </Text>
            <Anchor component={Link} to="/my-work">
              See open tasks in other projects
            </Anchor>
          </Stack>
        </Empty>
      )}
    </Page>
  );
}
