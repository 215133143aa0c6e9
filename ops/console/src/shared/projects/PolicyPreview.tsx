import { Alert, Loader, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Expected, MissingOption, Move, Policy } from '../api/types';
import { estimated, NOT_ENOUGH } from '../figures/estimate';
import { Failed } from '../ui/Asking';
import { count, share } from '../ui/numbers';
import { previewQuery } from './preview';

interface Line {
  label: string;
  value: (side: Expected) => string;
  /** Whether it says how sure it is itself, whatever the sample says. */
  ofCompared?: boolean;
}

const LINES: Line[] = [
  { label: 'Accepted by the model', value: (side) => share(side.acceptedByModel) },
  { label: 'Sent straight to review', value: (side) => share(side.reviewed) },
  { label: 'Labelled by a person', value: (side) => share(side.labelled) },
  {
    label: 'Human decisions per 100 rows',
    value: (side) => count(Math.round(side.decisionsPerRow * 100)),
  },
  {
    label: 'Accuracy of automatically accepted rows',
    value: (side) => estimated(side.acceptedAccuracy),
    ofCompared: true,
  },
];

const PLACES: Record<Move['from'], string> = {
  ACCEPTED: 'accepted by the model',
  REVIEWED: 'sent straight to review',
  LABELLED: 'labelled by a person',
};

/** How many of the rows would go another way, in words. */
const movesOf = (moves: Move[]): string =>
  moves
    .map(
      ({ from, to, rows }) => `${count(rows)} would be ${PLACES[to]} instead of ${PLACES[from]}.`,
    )
    .join(' ');

/** How many of the options that a model lost are named. */
const NAMED = 8;

/** What the model knows and nobody could choose any more. */
function Missing({ missing, sample }: { missing: MissingOption[]; sample: number }) {
  const rows = missing.reduce((sum, one) => sum + one.rows, 0);
  const named = missing.slice(0, NAMED).map(({ option, rows: of }) => `“${option}” (${count(of)})`);
  const more = missing.length - named.length;
  return (
    <Alert color="orange" variant="light" p="xs" mb="xs">
      The model knows options that the ontology would not have: {named.join(', ')}
      {more > 0 && ` and ${count(more)} more`}. Its answers by them are left out: {count(rows)} of
      the last {count(sample)} rows would go to people for that. What they count as can be set under
      Model in the settings.
    </Alert>
  );
}

/** What the numbers at hand would change, beside how it is now. */
export function PolicyPreview({ project, policy }: { project: string; policy: Policy }) {
  const preview = useQuery(previewQuery(project, policy));
  if (preview.isError) return <Failed error={preview.error} />;
  if (preview.data === undefined) return <Loader size="xs" aria-label="Calculating" />;
  const { now, then, sample, enough, model, moves, missing } = preview.data;
  return (
    <section aria-labelledby="preview" aria-live="polite" aria-busy={preview.isFetching}>
      <Title order={3} id="preview" mb={4}>
        What would change {preview.isFetching && <Loader size={12} aria-label="Calculating" />}
      </Title>
      {sample === 0 && model !== undefined && (
        <Alert color="gray" variant="light" p="xs">
          There are no rows to ask the model about yet, so there is nothing to preview.
        </Alert>
      )}
      {missing.length > 0 && <Missing missing={missing} sample={sample} />}
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Of new rows</Table.Th>
            <Table.Th ta="end">Now</Table.Th>
            <Table.Th ta="end">After saving</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {LINES.map(({ label, value, ofCompared }) => {
            const said = (side: Expected) =>
              enough || ofCompared || sample === 0 ? value(side) : NOT_ENOUGH;
            return (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="end">{said(now)}</Table.Td>
                <Table.Td ta="end" fw={said(now) === said(then) ? 400 : 700}>
                  {said(then)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {sample > 0 && (
        <Text fz="xs" c="dimmed" mt={4}>
          Worked out from the last {count(sample)} rows. {movesOf(moves)} Existing rows keep their
          policy.
        </Text>
      )}
    </section>
  );
}
