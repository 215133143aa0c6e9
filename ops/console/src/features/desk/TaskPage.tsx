import { Anchor, Button, Center, Group, Kbd, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { Definition, Task } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { draftOf } from '../../shared/outbox/drafts';
import { Refused } from '../../shared/outbox/Refused';
import { useEntries, useOutbox } from '../../shared/outbox/useOutbox';
import { decided } from '../../shared/outbox/words';
import { minimumViewOf, skipsAreConfirmed } from '../../shared/projects/policy';
import { projectVersionQuery } from '../../shared/projects/queries';
import { useMe } from '../../shared/session/roles';
import { LabelView } from '../../shared/label/LabelView';
import { Asking, Failed } from '../../shared/ui/Asking';
import { spoken } from '../../shared/ui/status';
import { Desk } from './Desk';
import { useClaim, taskQuery, type Asked } from './queries';
import { useQueue } from './queue';
import { Returned } from './Returned';
import { Rounds, useNames } from './Rounds';
import { useDeskOpen } from './useDeskOpen';

const NONE: Definition[] = [];
const MINUTE = 60_000;

/** Says how things stand with a task that is not at hand, and what to do. */
function Standing({
  task,
  queue,
  title,
  wide = false,
  children,
}: {
  task: Task;
  queue: string;
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Center p="xl">
      <Stack gap="md" maw={wide ? 980 : 620} w={wide ? '100%' : 'auto'}>
        <Title order={1}>{task.key}</Title>
        <Refused />
        <Title order={2} size="h3">
          {title}
        </Title>
        {children}
        <Group gap="md">
          <Anchor component={Link} to={`/my-work/${queue}/next`} fz="sm">
            Take the next one
          </Anchor>
          <Anchor component={Link} to="/my-work" fz="sm">
            My work
          </Anchor>
        </Group>
      </Stack>
    </Center>
  );
}

/** Why an open task came back, before somebody takes it. */
function WhyItCameBack({ task }: { task: Task }) {
  const project = useQuery(projectVersionQuery(task.project, task.policyVersion));
  const definitions = project.data?.ontology.annotations;
  return <Returned task={task} definitions={definitions ?? NONE} />;
}

function OpenTask({ task, queue }: { task: Task; queue: string }) {
  const claim = useClaim();
  const { user } = useOutbox();
  const hasDraft = draftOf(user, task.id) !== undefined;
  const take = () => claim.mutate(task.id);
  useKeys([{ key: 'Enter', does: 'Take this task', run: take }]);
  return (
    <Standing task={task} queue={queue} title="Nobody has this task">
      {claim.isError && <Failed error={claim.error} />}
      <WhyItCameBack task={task} />
      {hasDraft && <Text>Your earlier work on it is kept and will be restored.</Text>}
      <Group>
        <Button onClick={take} loading={claim.isPending} rightSection={<Kbd>↵</Kbd>}>
          Take it
        </Button>
      </Group>
    </Standing>
  );
}

function TakenTask({ task, queue }: { task: Task; queue: string }) {
  const nameOf = useNames(task.project);
  const claim = useClaim();
  return (
    <Standing
      task={task}
      queue={queue}
      title={`${task.assigneeName ?? nameOf(task.assignee)} has taken this task`}
    >
      {claim.isError && <Failed error={claim.error} />}
      <Text>It returns to the queue if they release it or their time runs out.</Text>
      <Group>
        <Button variant="default" loading={claim.isPending} onClick={() => claim.mutate(task.id)}>
          Try to take it anyway
        </Button>
      </Group>
    </Standing>
  );
}

/** A stage that is over: the row and its label, to be looked at. */
function DoneTask({ task, queue }: { task: Task; queue: string }) {
  const project = useQuery(projectVersionQuery(task.project, task.policyVersion));
  const passedOn = task.outcome === 'SKIP_PROPOSED';
  return (
    <Standing
      task={task}
      queue={queue}
      title={passedOn ? 'You skipped this row' : `${spoken(task.stage)} is done`}
      wide
    >
      <Text>
        {passedOn
          ? 'Another person looks at it, too. If they skip it as well, it is skipped; otherwise it goes on.'
          : 'The row has moved on, so there is nothing left to decide here. This is its label as it is now.'}
      </Text>
      <Asking query={project}>
        {(answer) => (
          <LabelView
            row={{ id: task.dataRow, key: task.key, content: task.content }}
            definitions={answer.ontology.annotations}
            annotations={task.label?.annotations ?? []}
            height={360}
          />
        )}
      </Asking>
      <Rounds task={task} />
    </Standing>
  );
}

/** A decision about the task waits in this browser. */
function DecidedTask({ task, queue, what }: { task: Task; queue: string; what: string }) {
  return (
    <Standing task={task} queue={queue} title={what}>
      <Text>Your decision is on its way to the server.</Text>
    </Standing>
  );
}

/** The form asks what the row's own policy does, which a newer one does not change. */
function OwnTask({ task, queue }: { task: Task; queue: string }) {
  const project = useQuery(projectVersionQuery(task.project, task.policyVersion));
  const projects = useQueue(queue);
  return (
    <Asking query={project}>
      {(answer) => (
        <DeskOf
          task={task}
          queue={queue}
          projects={projects}
          definitions={answer.ontology.annotations}
          reasons={answer.review.rejectionReasons}
          confirmSkips={skipsAreConfirmed(answer.review)}
          minimumViewMillis={minimumViewOf(answer.review)}
          claimMillis={answer.review.claimMinutes * MINUTE}
        />
      )}
    </Asking>
  );
}

function DeskOf({
  definitions,
  reasons,
  confirmSkips,
  minimumViewMillis,
  claimMillis,
  ...rest
}: Asked & { task: Task; queue: string; projects: string[] }) {
  const asked = useMemo(
    () => ({ definitions, reasons, confirmSkips, minimumViewMillis, claimMillis }),
    [definitions, reasons, confirmSkips, minimumViewMillis, claimMillis],
  );
  return <Desk {...rest} asked={asked} />;
}

function TaskAsItIs({ task, queue }: { task: Task; queue: string }) {
  const me = useMe();
  const waiting = useEntries().find((entry) => entry.task === task.id && entry.state !== 'refused');
  const [decidedBefore] = useState(waiting !== undefined);
  if (decidedBefore && waiting !== undefined) {
    return <DecidedTask task={task} queue={queue} what={decided(waiting)} />;
  }
  if (task.state === 'DONE') {
    return <DoneTask task={task} queue={queue} />;
  }
  if (task.state === 'OPEN') return <OpenTask task={task} queue={queue} />;
  if (task.assignee !== me.id) return <TakenTask task={task} queue={queue} />;
  return <OwnTask key={task.id} task={task} queue={queue} />;
}

/** One chosen task: to work on where it is one's own, else how it stands with it. */
export function TaskPage() {
  const { task: id } = useParams({ from: '/my-work/tasks/$task' });
  const { queue } = useSearch({ from: '/my-work/tasks/$task' });
  const task = useQuery(taskQuery(id));
  useDeskOpen();
  return (
    <Asking key={id} query={task} lines={10}>
      {(found) => <TaskAsItIs task={found} queue={queue ?? found.project} />}
    </Asking>
  );
}
