import { Text } from '@mantine/core';
import type { Column } from '../../shared/table/RowTable';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken, stateName } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { answerLine } from './answer';
import type { Row } from './queries';

const NONE = '–';

/** The columns of the list of rows, with people and batches by name. */
export function rowColumns(
  nameOf: (person: string) => string,
  batchName: (batch: string) => string,
): Column<Row>[] {
  return [
    { key: 'key', title: 'Key', width: 'minmax(110px, 1.3fr)', cell: (row) => row.key },
    {
      key: 'state',
      title: 'State',
      width: '120px',
      cell: (row) =>
        row.stage !== undefined && row.state === 'REVIEW'
          ? `In ${spoken(row.stage).toLowerCase()}`
          : row.skipReason === undefined
            ? stateName(row.state)
            : `Skipped: ${spoken(row.skipReason).toLowerCase()}`,
    },
    {
      key: 'answer',
      title: 'Label',
      width: 'minmax(110px, 1.4fr)',
      cell: (row) => answerLine(row.annotations) || NONE,
    },
    {
      key: 'sla',
      title: 'Status',
      width: '95px',
      cell: (row) => (row.sla === undefined ? NONE : <SlaBadge status={row.sla} />),
    },
    {
      key: 'due',
      title: 'Due',
      width: '100px',
      cell: (row) => (row.dueAt === undefined ? NONE : <When at={row.dueAt} />),
    },
    {
      key: 'assignee',
      title: 'Assigned to',
      width: 'minmax(80px, 0.8fr)',
      cell: (row) => (row.assignee === undefined ? NONE : nameOf(row.assignee)),
    },
    {
      key: 'acceptedBy',
      title: 'Accepted by',
      width: '90px',
      cell: (row) => (row.acceptedBy === undefined ? NONE : spoken(row.acceptedBy)),
    },
    {
      key: 'batch',
      title: 'Batch',
      width: 'minmax(100px, 1fr)',
      cell: (row) => batchName(row.batch),
    },
    {
      key: 'changed',
      title: 'Changed',
      width: '100px',
      cell: (row) => (
        <Text span fz="sm" c="dimmed">
          <When at={row.changedAt} />
        </Text>
      ),
    },
  ];
}
