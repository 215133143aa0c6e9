import { Anchor, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../shared/api/types';
import { useEntries } from '../../shared/outbox/useOutbox';
import { heldQuery } from '../../shared/tasks/queries';
import { spoken } from '../../shared/ui/status';

/** What one holds in these projects and has not decided; unknown while that is asked. */
export function useHeld(projects: string[], asked: boolean): Task[] | undefined {
  const entries = useEntries();
  const answers = useQueries({
    queries: projects.map((project) => ({
      ...heldQuery(project, entries.length),
      enabled: asked,
      staleTime: 0,
      gcTime: 0,
    })),
  });
  const decided = entries.map((entry) => entry.task);
  if (!asked || answers.some((answer) => answer.isPending)) return undefined;
  return answers
    .flatMap((answer) => (answer.data?.items ?? []) as Task[])
    .filter((task) => !decided.includes(task.id));
}

/** The tasks that one holds, each to be opened. */
export function StillHeld({ tasks, queue }: { tasks: Task[]; queue: string }) {
  return (
    <Stack gap={4} align="center" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Anchor component={Link} to={`/my-work/tasks/${task.id}?queue=${queue}`} fz="sm">
            {task.key}
          </Anchor>{' '}
          <Text span fz="sm">
            {spoken(task.stage)}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
