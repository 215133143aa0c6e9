import { Table, Text } from '@mantine/core';
import { Estimate } from '../../shared/figures/Estimate';
import { estimated } from '../../shared/figures/estimate';
import { count, share } from '../../shared/ui/numbers';
import { atThreshold, countOutcomes, type Outcome, type Thresholds } from './outcome';
import type { Preview } from './queries';

const ROWS: { outcome: Outcome; label: string }[] = [
  { outcome: 'accept', label: 'Accepted automatically' },
  { outcome: 'review', label: 'Reviewed, with the proposal as label' },
  { outcome: 'label', label: 'Labelled, without the proposal' },
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
  const accuracy = atThreshold(preview.thresholds, thresholds.acceptFrom)?.accuracy;
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
          {accuracy !== undefined && (
            <Table.Tr>
              <Table.Th scope="row" fw={500}>
                Right, of the accepted
              </Table.Th>
              <Table.Td ta="end" colSpan={2}>
                <Estimate of={accuracy} />
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      <Text fz="xs" c="dimmed" mt={4}>
        A sample of {count(preview.rows)} rows from across the batch; {share(auditShare)} of the
        accepted ones are still reviewed.
        {preview.failed > 0 && ` The model has no proposal for ${count(preview.failed)}.`}
        {` Over all confidences it is right on ${estimated(preview.accuracy)} where people have already decided.`}
      </Text>
    </div>
  );
}
