import { Group, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import type { Column } from '../../shared/table/RowTable';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import type { Task } from './queries';

const NOBODY = '–';

/** "Review", and from the second time on "Review, round 2". */
const stageOf = (task: Task): string =>
  task.round > 1 ? `${spoken(task.stage)}, round ${task.round}` : spoken(task.stage);

/** The columns of the list of tasks, with people and batches by name. */
export function taskColumns(
  nameOf: (person: string) => string,
  batchName: (batch: string) => string,
): Column<Task>[] {
  return [
    {
      key: 'key',
      title: 'Key',
      width: 'minmax(110px, 1.4fr)',
      cell: (task) => (
        <Group gap={6} wrap="nowrap">
          <Text span fz="sm" truncate>
            {task.key}
          </Text>
          {task.escalated && (
            <IconFlag size={14} aria-label="Escalated" color="var(--cs-breached)" />
          )}
        </Group>
      ),
    },
    { key: 'stage', title: 'Stage', width: '130px', cell: stageOf },
    { key: 'state', title: 'State', width: '70px', cell: (task) => spoken(task.state) },
    {
      key: 'sla',
      title: 'Status',
      width: '95px',
      cell: (task) => <SlaBadge status={task.sla} />,
    },
    {
      key: 'due',
      title: 'Due',
      width: '100px',
      cell: (task) => (task.dueAt === undefined ? NOBODY : <When at={task.dueAt} />),
    },
    {
      key: 'assignee',
      title: 'Assigned to',
      width: 'minmax(80px, 1fr)',
      cell: (task) => (task.assignee === undefined ? NOBODY : nameOf(task.assignee)),
    },
    {
      key: 'batch',
      title: 'Batch',
      width: 'minmax(100px, 1fr)',
      cell: (task) => batchName(task.batch),
    },
    {
      key: 'priority',
      title: 'Priority',
      width: '62px',
      align: 'end',
      cell: (task) => task.priority,
    },
    {
      key: 'opened',
      title: 'Waiting since',
      width: '105px',
      cell: (task) => <When at={task.openedAt} />,
    },
  ];
}
