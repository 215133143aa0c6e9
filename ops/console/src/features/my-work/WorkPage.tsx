import { Anchor, Badge, Button, Group, Kbd, Stack, Table, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Task } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { undoableHere } from '../../shared/outbox/runner';
import { Refused } from '../../shared/outbox/Refused';
import { useAway, useEntries, useOutbox } from '../../shared/outbox/useOutbox';
import { decisions, undone } from '../../shared/outbox/words';
import { useMyProjects, type MyProject } from '../../shared/projects/myProjects';
import { useMe } from '../../shared/session/roles';
import { DueTime } from '../../shared/sla/DueTime';
import { heldQuery } from '../../shared/tasks/queries';
import { Empty, Waiting } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { spoken } from '../../shared/ui/status';
import { CameBack } from './CameBack';
import { DoneToday } from './DoneToday';
import { HeldTasks } from './HeldTasks';
import { MyNumbers } from './MyNumbers';
import { reworkQuery, waitingQuery } from './queries';
import { hasGrid, waitingByStage } from './waiting';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}

function Outgoing() {
  const outbox = useOutbox();
  const entries = useEntries().filter((entry) => entry.state !== 'refused');
  const away = useAway();
  const last = undoableHere(entries);
  useKeys([{ key: 'u', does: 'Undo the last decision', run: () => void outbox.undo() }]);
  if (entries.length === 0) return null;
  return (
    <Group gap="sm" role="status">
      <Text fz="sm" c={away ? 'var(--cs-at-risk)' : 'dimmed'}>
        {decisions(entries.length)}{' '}
        {away ? 'saved here until the server is back' : 'on the way to the server'}
      </Text>
      {last !== undefined && (
        <Button size="compact-xs" variant="default" onClick={() => outbox.undo()}>
          Undo: {undone(last, entries)} <Kbd ml={6}>U</Kbd>
        </Button>
      )}
    </Group>
  );
}

function PlaceRow({
  place,
  digit,
  open,
  more,
}: {
  place: MyProject;
  digit: string | undefined;
  open: Task[] | undefined;
  more: boolean;
}) {
  const me = useMe();
  const stages = waitingByStage(open ?? [], place.roles, me.id);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fz="sm" fw={500}>
          {place.name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          {stages.map(({ stage, count, first }) => (
            <Group key={stage} gap={6}>
              <Badge variant="light" radius="sm" tt="none" flex="none">
                {spoken(stage)} {count}
                {more ? '+' : ''}
              </Badge>
              {first !== undefined && <DueTime task={first} />}
            </Group>
          ))}
          {open !== undefined && stages.length === 0 && (
            <Text fz="sm" c="dimmed">
              No open tasks for you
            </Text>
          )}
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        {hasGrid(open ?? [], place.roles, me.id) && (
          <Button
            component={Link}
            to={`/my-work/${place.id}/grid`}
            size="compact-sm"
            variant="default"
            mr={6}
            aria-label={`Review as a grid in ${place.name}`}
          >
            Review as a grid
          </Button>
        )}
        <Button
          component={Link}
          to={`/my-work/${place.id}/next`}
          size="compact-sm"
          variant="default"
          aria-label={`Take next task of ${place.name}`}
          rightSection={
            digit === undefined ? undefined : (
              <Kbd size="xs" aria-hidden>
                {digit}
              </Kbd>
            )
          }
        >
          Take next
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function Places({ places }: { places: MyProject[] }) {
  const navigate = useNavigate();
  const waiting = useQueries({ queries: places.map(({ id }) => waitingQuery(id)) });
  const me = useMe();
  const withGrid = places.find(({ roles }, place) =>
    hasGrid((waiting[place]?.data?.items ?? []) as Task[], roles, me.id),
  );
  useKeys([
    {
      key: 'v',
      does: 'Review as a grid',
      run: () =>
        withGrid && void navigate({ to: '/my-work/$queue/grid', params: { queue: withGrid.id } }),
      enabled: withGrid !== undefined,
    },
    ...places.slice(0, DIGITS.length).map(({ id, name }, place) => ({
      key: DIGITS[place] ?? '',
      does: `Take the next task of ${name}`,
      run: () => void navigate({ to: '/my-work/$queue/next', params: { queue: id } }),
    })),
  ]);
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Project</Table.Th>
          <Table.Th>Open for you</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {places.map((place, number) => (
          <PlaceRow
            key={place.id}
            place={place}
            digit={DIGITS[number]}
            open={waiting[number]?.data?.items as Task[] | undefined}
            more={waiting[number]?.data?.next !== undefined}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Mine({ places }: { places: MyProject[] }) {
  const held = useQueries({ queries: places.map(({ id }) => heldQuery(id)) });
  const rework = useQueries({ queries: places.map(({ id }) => reworkQuery(id)) });
  const waiting = useEntries().map((entry) => entry.task);
  const nameOf = (project: string) => places.find(({ id }) => id === project)?.name ?? '';
  const all = (answers: typeof held) =>
    answers.flatMap((answer) => (answer.data?.items ?? []) as Task[]);
  const back = all(rework);
  const mine = all(held).filter((task) => !waiting.includes(task.id));
  if (held.some((answer) => answer.isPending)) return <Waiting lines={3} />;
  return (
    <>
      {back.length > 0 && (
        <Section title="Returned to you">
          <CameBack tasks={back} nameOf={nameOf} />
        </Section>
      )}
      <Section title="Your tasks">
        {mine.length === 0 ? (
          <Text fz="sm" c="dimmed">
            None. Press Enter to take the next task.
          </Text>
        ) : (
          <HeldTasks tasks={mine} nameOf={nameOf} />
        )}
      </Section>
    </>
  );
}

/** Where labellers and reviewers begin: what to do next, what they hold, what came back. */
export function WorkPage() {
  const places = useMyProjects();
  const navigate = useNavigate();
  const take = () => void navigate({ to: '/my-work/$queue/next', params: { queue: 'all' } });
  useKeys([{ key: 'Enter', does: 'Take the next task of any project', run: take }]);
  return (
    <Page
      title="My work"
      actions={
        <Button onClick={take} rightSection={<Kbd size="xs">↵</Kbd>} disabled={places.length === 0}>
          Take the next task
        </Button>
      }
    >
      <Outgoing />
      <Refused />
      {places.length === 0 ? (
        <Empty title="You are not in any project yet">
          A project manager can add you as a labeller, reviewer or lead.{' '}
          <Anchor component={Link} to="/">
            Show projects
          </Anchor>
        </Empty>
      ) : (
        <>
          <Mine places={places} />
          <Section title="Projects">
            <Places places={places} />
          </Section>
          <Section title="Decided today">
            <DoneToday places={places} />
          </Section>
          <Section title="My numbers">
            <MyNumbers places={places} />
          </Section>
        </>
      )}
    </Page>
  );
}
