import { Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { rowsOf } from '../../shared/address/places';
import type { AgreementOnQuestion } from '../../shared/api/types';
import { NumberLink, type Place } from '../../shared/ui/NumberLink';
import { count } from '../../shared/ui/numbers';
import { coefficient, linesOf, type Breakdown, type Line } from './agreement';
import { Coefficient } from './Coefficient';

const BREAKDOWNS: { value: Breakdown; label: string }[] = [
  { value: 'class', label: 'Class' },
  { value: 'person', label: 'Person' },
  { value: 'pair', label: 'Pair' },
  { value: 'week', label: 'Week' },
];

const MEASURES = {
  ALPHA: 'Krippendorff’s α: 1 is perfect, 0 is what chance would give.',
  LIKENESS: 'How alike what both found is, from 0 to 1; what only one found counts as missed.',
};

interface Of {
  project: string;
  question: AgreementOnQuestion;
}

/** How far people agree on one question. */
export function AgreementPart({
  project,
  question,
  nameOf,
}: Of & { nameOf: (person: string) => string }) {
  const breakdowns = BREAKDOWNS.filter(
    ({ value }) => value !== 'class' || question.measure === 'ALPHA',
  );
  const [by, setBy] = useState<Breakdown>(breakdowns[0]?.value ?? 'person');
  const placeOf = (search: Record<string, string>): Place =>
    rowsOf(project, { compare: 'INDEPENDENT', question: question.question, ...search });
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={3}>{question.question}</Title>
          <Text fz="xs" c="dimmed">
            {MEASURES[question.measure]}
          </Text>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={`Agreement on ${question.question} by`}
          data={breakdowns}
          value={by}
          onChange={setBy}
        />
      </Group>
      <Lines
        label={`Agreement on ${question.question}`}
        first={BREAKDOWNS.find(({ value }) => value === by)?.label ?? ''}
        lines={[
          { label: 'All', agreement: question.all, search: {} },
          ...linesOf(question, by, nameOf),
        ]}
        placeOf={placeOf}
      />
    </Stack>
  );
}

function Lines({
  label,
  first,
  lines,
  placeOf,
}: {
  label: string;
  first: string;
  lines: Line[];
  placeOf: (search: Record<string, string>) => Place;
}) {
  const counts = lines.some(({ agreement }) => agreement.agreed !== undefined);
  const kappas = lines.some(({ kappa }) => kappa !== undefined);
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table verticalSpacing={4} aria-label={label} style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{first}</Table.Th>
            <Table.Th ta="end">Agreement</Table.Th>
            {kappas && <Table.Th ta="end">Cohen’s κ</Table.Th>}
            {counts && <Table.Th ta="end">Same answers</Table.Th>}
            <Table.Th ta="end">Rows</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.label}>
              <Table.Th scope="row">{line.label}</Table.Th>
              <Table.Td ta="end">
                <Coefficient of={line.agreement} />
              </Table.Td>
              {kappas && (
                <Table.Td ta="end">
                  {line.kappa === undefined || !line.agreement.enough
                    ? '–'
                    : coefficient(line.kappa)}
                </Table.Td>
              )}
              {counts && (
                <Table.Td ta="end">
                  {count(line.agreement.agreed ?? 0)} of {count(line.agreement.pairs)}
                </Table.Td>
              )}
              <Table.Td ta="end">
                <NumberLink
                  value={line.agreement.rows}
                  label={`rows compared, ${line.label}`}
                  link={placeOf(line.search)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
