import { Anchor, List, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TrainedModel } from '../../shared/api/types';
import { count, share } from '../../shared/ui/numbers';
import { estimated } from '../../shared/figures/estimate';

/** How many of the doubtful rows are shown. */
const SHOWN = 10;

/** What came out of a training: how often it is right, and which labels look wrong. */
export function Trained({ project, trained }: { project: string; trained: TrainedModel }) {
  const { report } = trained;
  return (
    <Stack>
      <Text fz="sm" role="status">
        <b>
          {trained.model} {trained.version}
        </b>{' '}
        was trained on {count(trained.examples)} rows, and is right on {share(report.accuracy)} of
        rows it had not seen.
      </Text>
      <Table verticalSpacing={4} maw={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="end">Accepting from</Table.Th>
            <Table.Th ta="end">lets through</Table.Th>
            <Table.Th ta="end">of which right</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.thresholds.map((at) => (
            <Table.Tr key={at.threshold}>
              <Table.Td ta="end">{share(at.threshold)}</Table.Td>
              <Table.Td ta="end">{share(at.share)}</Table.Td>
              <Table.Td ta="end">{estimated(at.accuracy)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {report.suspects.length > 0 && (
        <div>
          <Text fz="sm" fw={600}>
            Accepted rows whose label may be wrong
          </Text>
          <List fz="sm">
            {report.suspects.slice(0, SHOWN).map((suspect) => (
              <List.Item key={suspect.dataRow}>
                <Anchor
                  component={Link}
                  to={`/projects/${project}/rows/${suspect.dataRow}`}
                  fz="sm"
                >
                  {suspect.key}
                </Anchor>
                : labelled {suspect.given}, looks like {suspect.seen}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Anchor
        component={Link}
        to={`/projects/${project}/models/threshold?model=${trained.model}&version=${trained.version}`}
        fz="sm"
      >
        Try a threshold
      </Anchor>
    </Stack>
  );
}
