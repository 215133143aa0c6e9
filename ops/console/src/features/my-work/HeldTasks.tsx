import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Task } from '../../shared/api/types';
import { DueTime } from '../../shared/sla/DueTime';
import { clock } from '../../shared/time/format';
import { useNow } from '../../shared/time/now';
import { complain } from '../../shared/ui/notify';
import { spoken } from '../../shared/ui/status';
import { TaskHead } from './TaskHead';
import { useGiveBack } from './mutations';

const SECOND = 1_000;
const SOON_MILLISECONDS = 120_000;

function TimeLeft({ until }: { until: string | undefined }) {
  const left = Date.parse(until ?? '') - useNow(SECOND);
  if (Number.isNaN(left)) return '–';
  const soon = left < SOON_MILLISECONDS;
  return (
    <Group gap={4} wrap="nowrap" c={soon ? 'var(--cs-at-risk)' : 'inherit'}>
      {soon && <IconClockExclamation size={15} aria-label="Expires soon" />}
      <Text fz="sm" span inherit={false} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {left <= 0 ? 'Time is up' : clock(left)}
      </Text>
    </Group>
  );
}

/** Tasks that nobody else can take as long as one holds them. */
export function HeldTasks({
  tasks,
  nameOf,
}: {
  tasks: Task[];
  nameOf: (project: string) => string;
}) {
  const giveBack = useGiveBack();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={4}>
        <TaskHead more={['Due', 'Time left']} />
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
              <Table.Td>
                <DueTime task={task} />
              </Table.Td>
              <Table.Td>
                <TimeLeft until={task.claimExpiresAt} />
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Release ${task.key}`}
                  onClick={() => giveBack.mutate(task.id, { onError: complain })}
                >
                  Release
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
