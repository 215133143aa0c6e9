import { ActionIcon, Table } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { Quality } from '../../shared/models/queries';
import { count, share } from '../../shared/ui/numbers';
import { QualityDetail } from './QualityDetail';

const COLUMNS: { title: string; of: (model: Quality) => string }[] = [
  { title: 'Proposed', of: (model) => count(model.proposed) },
  { title: 'Accepted automatically', of: (model) => count(model.acceptedByModel) },
  { title: 'Unchanged in review', of: (model) => count(model.acceptedUnchanged) },
  { title: 'Corrected', of: (model) => count(model.corrected) },
  { title: 'Rejected', of: (model) => count(model.rejected) },
  { title: 'Precision', of: (model) => share(model.precision) },
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
            {COLUMNS.map(({ title }) => (
              <Table.Th key={title} ta="end">
                {title}
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
