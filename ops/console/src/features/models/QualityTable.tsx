import { ActionIcon, Table, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState, type ReactNode } from 'react';
import { rowsOf } from '../../shared/address/places';
import { Estimate } from '../../shared/figures/Estimate';
import type { Quality } from '../../shared/models/queries';
import { NumberLink } from '../../shared/ui/NumberLink';
import { QualityDetail } from './QualityDetail';

interface Column {
  title: string;
  /** What is counted. */
  means: string;
  of: (model: Quality, project: string) => ReactNode;
}

const idOf = (model: Quality): string => `${model.model} ${model.version}`;

const rowsOfModel = (project: string, { model, version }: Quality, search: RowsWish) =>
  rowsOf(project, { model, modelVersion: version, ...search });

type RowsWish = Record<string, string>;

/** A number that opens the rows it counts. */
const linked =
  (label: string, value: (model: Quality) => number, search: RowsWish): Column['of'] =>
  (model, project) => (
    <NumberLink
      value={value(model)}
      label={`rows ${label} of ${idOf(model)}`}
      link={rowsOfModel(project, model, search)}
    />
  );

const COLUMNS: Column[] = [
  {
    title: 'Proposed',
    means: 'Rows that the model proposed a label for, whether it was shown or not.',
    of: (model, project) => (
      <NumberLink
        value={model.proposed}
        label={`rows with a proposal of ${idOf(model)}`}
        link={rowsOf(project, { proposedBy: `${model.model}/${model.version}` })}
      />
    ),
  },
  {
    title: 'Accepted automatically',
    means: 'Rows accepted because the model was sure enough; no one looked at them.',
    of: linked('accepted automatically', (model) => model.acceptedByModel, {
      acceptedBy: 'MODEL',
    }),
  },
  {
    title: 'Unchanged in review',
    means: 'Rows that people accepted with the label they were shown.',
    of: linked('unchanged in review', (model) => model.acceptedUnchanged, {
      counted: 'UNCHANGED',
    }),
  },
  {
    title: 'Corrected',
    means: 'Rows that people accepted with another label than they were shown.',
    of: linked('corrected', (model) => model.corrected, { counted: 'CORRECTED' }),
  },
  {
    title: 'Rejected',
    means: 'Rows that people accepted after a reviewer rejected the label they were shown.',
    of: linked('rejected', (model) => model.rejected, { counted: 'REJECTED' }),
  },
  {
    title: 'Compared',
    means: 'Rows that people accepted, whether they were shown the proposal or not.',
    of: linked('compared', (model) => model.precision.of, { counted: 'COMPARED' }),
  },
  {
    title: 'Precision',
    means: 'Share of the compared rows on which people confirmed the proposal.',
    of: (model) => <Estimate of={model.precision} />,
  },
];

/** Each model at each version; opened, by class and by confidence. */
export function QualityTable({ project, items }: { project: string; items: Quality[] }) {
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
                      {of(model, project)}
                    </Table.Td>
                  ))}
                </Table.Tr>
                {open && (
                  <Table.Tr>
                    <Table.Td colSpan={COLUMNS.length + 1}>
                      <QualityDetail project={project} model={model} />
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
