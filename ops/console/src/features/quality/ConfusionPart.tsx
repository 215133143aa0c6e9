import { Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { rowsOf } from '../../shared/address/places';
import type { ConfusionMatrix } from '../../shared/api/types';
import { NumberLink } from '../../shared/ui/NumberLink';
import { gridOf, keyOf, searchOf, sidesOf } from './matrix';

const KINDS = {
  INDEPENDENT: 'People with each other',
  FIRST: 'People with what was accepted',
  PROPOSED: 'Models with what was accepted',
};

interface Of {
  project: string;
  nameOf: (person: string) => string;
}

/** What one takes for what: one matrix of those that there are. */
export function ConfusionPart({
  project,
  matrices,
  nameOf,
}: Of & { matrices: [ConfusionMatrix, ...ConfusionMatrix[]] }) {
  const [chosen, setChosen] = useState<string>();
  const matrix = matrices.find((one) => keyOf(one) === chosen) ?? matrices[0];
  const questions = new Set(matrices.map(({ question }) => question));
  const labelOf = (one: ConfusionMatrix) => {
    const sides = sidesOf(one, nameOf);
    const between = `${sides.one} and ${sides.other}`;
    return questions.size > 1 ? `${one.question}: ${between}` : between;
  };
  const choices = Object.entries(KINDS).map(([kind, group]) => ({
    group,
    items: matrices
      .filter(({ compare }) => compare === kind)
      .map((one) => ({ value: keyOf(one), label: labelOf(one) })),
  }));
  return (
    <Stack gap="xs">
      <Select
        label="Compare"
        maw={420}
        searchable
        allowDeselect={false}
        data={choices.filter(({ items }) => items.length > 0)}
        value={keyOf(matrix)}
        onChange={(value) => setChosen(value ?? undefined)}
      />
      <Matrix project={project} matrix={matrix} nameOf={nameOf} />
    </Stack>
  );
}

function Matrix({ project, matrix, nameOf }: Of & { matrix: ConfusionMatrix }) {
  const { answers, rows } = gridOf(matrix);
  const sides = sidesOf(matrix, nameOf);
  return (
    <>
      <Text fz="sm">
        The same on{' '}
        <b>
          {matrix.agreed} of{' '}
          <NumberLink
            inText
            value={matrix.rows}
            label={`rows of ${sides.one} and ${sides.other}`}
            link={rowsOf(project, searchOf(matrix))}
          />
        </b>{' '}
        rows. Down: {sides.one}. Across: {sides.other}.
      </Text>
      <Table.ScrollContainer minWidth={320}>
        <Table
          verticalSpacing={4}
          withColumnBorders
          w="auto"
          aria-label={`${sides.one} and ${sides.other}`}
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Td />
              {answers.map((other) => (
                <Table.Th key={other} scope="col" ta="end">
                  {other}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answers.map((answer) => (
              <Table.Tr key={answer}>
                <Table.Th scope="row">{answer}</Table.Th>
                {answers.map((other) => (
                  <Table.Td
                    key={other}
                    ta="end"
                    style={{ fontWeight: answer === other ? 700 : undefined }}
                  >
                    {rows(answer, other) > 0 && (
                      <NumberLink
                        value={rows(answer, other)}
                        label={`rows: ${answer}, ${other}`}
                        link={rowsOf(project, {
                          ...searchOf(matrix),
                          answer,
                          otherAnswer: other,
                        })}
                      />
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
