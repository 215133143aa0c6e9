import { ActionIcon, Table, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { Quality } from '../../shared/models/queries';
import { count, share } from '../../shared/ui/numbers';
import { QualityDetail } from './QualityDetail';

interface Column {
  title: string;
  /** What is counted. */
  means: string;
  of: (model: Quality) => string;
}

const COLUMNS: Column[] = [
  {
    title: 'Proposed',
    means: 'Labels that the model proposed, whether they were shown or not.',
    of: (model) => count(model.proposed),
  },
  {
    title: 'Accepted automatically',
    means: 'Rows accepted because the model was sure enough; no one looked at them.',
    of: (model) => count(model.acceptedByModel),
  },
  {
    title: 'Unchanged in review',
    means: 'Rows that people accepted with the label they were shown.',
    of: (model) => count(model.acceptedUnchanged),
  },
  {
    title: 'Corrected',
    means: 'Rows that people accepted with another label than they were shown.',
    of: (model) => count(model.corrected),
  },
  {
    title: 'Rejected',
    means: 'Rows that people accepted after a reviewer rejected the label they were shown.',
    of: (model) => count(model.rejected),
  },
  {
    title: 'Compared',
    means: 'Rows that people accepted, whether they were shown the proposal or not.',
    of: (model) => count(model.compared),
  },
  {
    title: 'Precision',
    means: 'Share of the compared rows on which people confirmed the proposal.',
    of: (model) => share(model.precision),
  },
];

/** Each model at each version; opened, by class and by confidence. */
export function QualityTable({ items }: { items: Quality[] }) {
  const [opened, setOpened] = useState<string | undefined>(
    items.length === 1 ? idOf(items[0] as Quality) : undefined,
  );
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Model</Table.Th>
            {COLUMNS.map(({ title, means }) => (
              <Table.Th key={title} ta="end">
                <Tooltip
                  label={means}
                  multiline
                  w={240}
                  events={{ hover: true, focus: true, touch: true }}
                >
                  <Text
                    span
                    inherit
                    tabIndex={0}
                    td="underline dotted"
                    aria-label={`${title}: ${means}`}
                  >
                    {title}
                  </Text>
                </Tooltip>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((model) => {
            const id = idOf(model);
            const open = opened === id;
            return (
              <Fragment key={id}>
                <Table.Tr>
                  <Table.Th scope="row">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      mr={6}
                      aria-expanded={open}
                      aria-label={`Precision of ${id} by class and confidence`}
                      onClick={() => setOpened(open ? undefined : id)}
                    >
                      {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
                    </ActionIcon>
                    {id}
                  </Table.Th>
                  {COLUMNS.map(({ title, of }) => (
                    <Table.Td key={title} ta="end">
                      {of(model)}
                    </Table.Td>
                  ))}
                </Table.Tr>
                {open && (
                  <Table.Tr>
                    <Table.Td colSpan={COLUMNS.length + 1}>
                      <QualityDetail model={model} />
                    </Table.Td>
                  </Table.Tr>
                )}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const idOf = (model: Quality): string => `${model.model} ${model.version}`;
