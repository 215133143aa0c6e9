import { Group, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import type { Column } from '../../shared/table/RowTable';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import type { Task } from './queries';

const NOBODY = '–';

/** The columns of the list of tasks, with people and batches by name. */
export function taskColumns(
  nameOf: (person: string) => string,
  batchName: (batch: string) => string,
): Column<Task>[] {
  return [
    {
      key: 'key',
      title: 'Key',
      width: 'minmax(140px, 1.4fr)',
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
    { key: 'stage', title: 'Stage', width: '110px', cell: (task) => spoken(task.stage) },
    { key: 'kind', title: 'Kind', width: '90px', cell: (task) => spoken(task.kind) },
    { key: 'state', title: 'State', width: '80px', cell: (task) => spoken(task.state) },
    {
      key: 'sla',
      title: 'Against its due time',
      width: '130px',
      cell: (task) => <SlaBadge status={task.sla} />,
    },
    {
      key: 'due',
      title: 'Due',
      width: '110px',
      cell: (task) => (task.dueAt === undefined ? NOBODY : <When at={task.dueAt} />),
    },
    {
      key: 'assignee',
      title: 'Assigned to',
      width: 'minmax(90px, 1fr)',
      cell: (task) => (task.assignee === undefined ? NOBODY : nameOf(task.assignee)),
    },
    {
      key: 'batch',
      title: 'Batch',
      width: 'minmax(110px, 1fr)',
      cell: (task) => batchName(task.batch),
    },
    { key: 'round', title: 'Round', width: '56px', align: 'end', cell: (task) => task.round },
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
      width: '120px',
      cell: (task) => <When at={task.openedAt} />,
    },
  ];
}
