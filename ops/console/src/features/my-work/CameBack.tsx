import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../shared/api/types';
import { DueTime } from '../../shared/sla/DueTime';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';

function Returned({ task, project }: { task: Task; project: string }) {
  const why = task.rejection;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <IconArrowBackUp size={17} aria-hidden style={{ marginTop: 2, flex: 'none' }} />
      <div>
        <Text fz="sm">
          <Anchor component={Link} to={`/my-work/tasks/${task.id}`} fz="sm" fw={500}>
            {task.key}
          </Anchor>{' '}
          <Text span c="dimmed">
            {project}
          </Text>{' '}
          {why !== undefined && (
            <>
              returned by {why.reviewerName}, <When at={why.at} />:{' '}
              <b>{spoken(why.reason ?? 'no reason given')}</b>
            </>
          )}
        </Text>
        <DueTime task={task} />
        {why?.comment !== undefined && <Text fz="sm">“{why.comment}”</Text>}
      </div>
    </Group>
  );
}

/** Labels of one's own that reviewers did not accept, with the reason. */
export function CameBack({
  tasks,
  nameOf,
}: {
  tasks: Task[];
  nameOf: (project: string) => string;
}) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {tasks.map((task) => (
        <li key={task.id}>
          <Returned task={task} project={nameOf(task.project)} />
        </li>
      ))}
    </Stack>
  );
}
