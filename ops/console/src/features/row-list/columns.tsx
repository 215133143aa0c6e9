import { Text } from '@mantine/core';
import type { Column } from '../../shared/table/RowTable';
import { SlaBadge } from '../../shared/ui/SlaBadge';
import { spoken, stateName } from '../../shared/ui/status';
import { When } from '../../shared/ui/When';
import { answerLine } from './answer';
import type { Row } from './queries';
import { Thumbnail } from './Thumbnail';

const NONE = '–';

const PICTURE: Column<Row> = {
  key: 'picture',
  title: 'Image',
  width: '46px',
  cell: (row) => <Thumbnail row={row} />,
};

/** The columns of the list of rows, with people and batches by name. */
export function rowColumns(
  nameOf: (person: string) => string,
  batchName: (batch: string) => string,
  images: boolean,
): Column<Row>[] {
  return [
    ...(images ? [PICTURE] : []),
    {
      key: 'key',
      title: 'Key',
      sort: 'KEY',
      width: 'minmax(90px, 1.3fr)',
      cell: (row) => row.key,
    },
    {
      key: 'state',
      title: 'State',
      width: '105px',
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
      width: 'minmax(90px, 1.4fr)',
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
      sort: 'DUE',
      width: '84px',
      cell: (row) => (row.dueAt === undefined ? NONE : <When at={row.dueAt} />),
    },
    {
      key: 'assignee',
      title: 'Assigned to',
      width: 'minmax(76px, 0.8fr)',
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
      width: 'minmax(80px, 1fr)',
      cell: (row) => batchName(row.batch),
    },
    {
      key: 'changed',
      title: 'Changed',
      sort: 'CHANGED',
      width: '84px',
      cell: (row) => (
        <Text span fz="sm" c="dimmed">
          <When at={row.changedAt} />
        </Text>
      ),
    },
  ];
}
