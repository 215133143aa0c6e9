import { Anchor, Table, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Task } from '../../shared/api/types';
import type { MyProject } from '../../shared/projects/myProjects';
import { Failed, Waiting } from '../../shared/ui/Asking';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { AskReopening } from './AskReopening';
import { TaskHead } from './TaskHead';
import { doneQuery } from './queries';

/** When the day began where one is. */
function startOfDay(): string {
  const start = new Date();
  start.setHours(0, 0, 0, 0);
  return start.toISOString();
}

const newestFirst = (one: Task, other: Task): number =>
  (other.doneAt ?? '').localeCompare(one.doneAt ?? '');

/** What one decided today, each to be opened again and looked at. */
export function DoneToday({ places }: { places: MyProject[] }) {
  const [since] = useState(startOfDay);
  const answers = useQueries({ queries: places.map(({ id }) => doneQuery(id, since)) });
  const failed = answers.find((answer) => answer.isError && answer.data === undefined);
  if (failed !== undefined) {
    return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  }
  if (answers.some((answer) => answer.isPending)) return <Waiting lines={3} />;
  const done = answers
    .flatMap((answer) => (answer.data?.items ?? []) as Task[])
    .toSorted(newestFirst);
  const more = answers.some((answer) => answer.data?.next !== undefined);
  return done.length === 0 ? (
    <Text fz="sm" c="dimmed">
      Nothing yet.
    </Text>
  ) : (
    <>
      <DoneTable tasks={done} places={places} />
      {more && (
        <Text fz="sm" c="dimmed">
          Only the latest of each project are shown.
        </Text>
      )}
    </>
  );
}

function DoneTable({ tasks, places }: { tasks: Task[]; places: MyProject[] }) {
  const nameOf = (project: string) => places.find(({ id }) => id === project)?.name ?? '';
  return (
    <Table.ScrollContainer minWidth={560} mah={320}>
      <Table verticalSpacing={4} stickyHeader>
        <TaskHead more={['Decision', 'When']} />
        <Table.Tbody>
          {tasks.map((task) => (
            <Table.Tr key={task.id}>
              <Table.Td>
                <Anchor component={Link} to={`/my-work/tasks/${task.id}`} fz="sm">
                  {task.key}
                </Anchor>
              </Table.Td>
              <Table.Td>{nameOf(task.project)}</Table.Td>
              <Table.Td>{spoken(task.stage)}</Table.Td>
              <Table.Td>{spoken(task.outcome ?? '')}</Table.Td>
              <Table.Td>{task.doneAt !== undefined && <When at={task.doneAt} />}</Table.Td>
              <Table.Td>
                <AskReopening task={task} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
