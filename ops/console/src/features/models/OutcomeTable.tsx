import { Table, Text } from '@mantine/core';
import { count, share } from '../../shared/ui/numbers';
import { countOutcomes, type Outcome, type Thresholds } from './outcome';
import type { Preview } from './queries';

const ROWS: { outcome: Outcome; label: string }[] = [
  { outcome: 'accept', label: 'Accepted without a person' },
  { outcome: 'review', label: 'To review, with the proposal as label' },
  { outcome: 'label', label: 'To labelling, without the proposal' },
];

/** How many rows of the sample would end where. */
export function OutcomeTable({
  preview,
  thresholds,
  auditShare,
}: {
  preview: Preview;
  thresholds: Thresholds;
  auditShare: number;
}) {
  const counts = countOutcomes(preview.items, thresholds);
  return (
    <div>
      <Table verticalSpacing={4} maw={520} aria-live="polite">
        <Table.Tbody style={{ fontVariantNumeric: 'tabular-nums' }}>
          {ROWS.map(({ outcome, label }) => (
            <Table.Tr key={outcome}>
              <Table.Th scope="row" fw={500}>
                {label}
              </Table.Th>
              <Table.Td ta="end">{count(counts[outcome])}</Table.Td>
              <Table.Td ta="end">{share(counts[outcome] / Math.max(1, preview.rows))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text fz="xs" c="dimmed" mt={4}>
        A sample of {count(preview.rows)} rows, drawn from all over the batch; {share(auditShare)}{' '}
        of those that are accepted are reviewed all the same.
        {preview.failed > 0 && ` For ${count(preview.failed)} the model has no proposal.`}
        {preview.accuracy !== undefined &&
          ` Where people have decided already, the model is right on ${share(preview.accuracy)}.`}
      </Text>
    </div>
  );
}
