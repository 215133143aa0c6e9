import { Anchor, List, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TrainingResult } from '../../shared/api/types';
import { estimated } from '../../shared/figures/estimate';
import { ButtonLink } from '../../shared/ui/links';
import { count, share } from '../../shared/ui/numbers';

/** How many of the doubtful rows are shown, and of what was taken for what. */
const SHOWN = 10;

/** How often a model was right on rows it had not seen, and what it was trained on. */
export function TrainingReport({ project, report }: { project: string; report: TrainingResult }) {
  return (
    <Stack gap="sm">
      <Text fz="sm">
        Right on rows it had not seen: <b>{estimated(report.accuracy)}</b>.
      </Text>
      <Text fz="xs" c="dimmed">
        Learnt “{report.annotation}” from {count(report.examples)} accepted rows, as of event{' '}
        {count(report.position)}, with the options of policy version {report.policyVersion}.
        {report.unreadable > 0 && ` ${count(report.unreadable)} rows could not be read.`}
        {report.surplus > 0 && ` ${count(report.surplus)} further rows were left out.`}
      </Text>
      {report.calibration !== undefined && <Calibration calibration={report.calibration} />}
      {report.comparison !== undefined && <Comparison comparison={report.comparison} />}
      <Thresholds report={report} />
      {report.confusions.length > 0 && (
        <div>
          <Text fz="sm" fw={600}>
            Most often confused
          </Text>
          <List fz="sm">
            {report.confusions.slice(0, SHOWN).map(({ given, seen, rows }) => (
              <List.Item key={`${given} ${seen}`}>
                {given} taken for {seen}: {count(rows)} of{' '}
                {count(report.examplesPerClass[given] ?? 0)}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Suspects project={project} suspects={report.suspects ?? []} />
    </Stack>
  );
}

function Calibration({ calibration }: { calibration: NonNullable<TrainingResult['calibration']> }) {
  return (
    <Text fz="sm">
      Its confidence is off by {share(calibration.errorAfter)} on average;{' '}
      {share(calibration.errorBefore)} before calibration.
    </Text>
  );
}

function Comparison({ comparison }: { comparison: NonNullable<TrainingResult['comparison']> }) {
  const { version, used, trained, better } = comparison;
  return (
    <Text fz="sm">
      On {count(used.of)} rows that neither version learned from: {estimated(trained)} right,
      version {version} {estimated(used)}.{' '}
      <b>{better ? 'Better with 95% certainty.' : 'Not certainly better.'}</b>
    </Text>
  );
}

function Thresholds({ report }: { report: TrainingResult }) {
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing={4} maw={520} style={{ fontVariantNumeric: 'tabular-nums' }}>
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
              <Table.Td ta="end">
                {share(at.share)} ({count(at.accepted)})
              </Table.Td>
              <Table.Td ta="end">{estimated(at.accuracy)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Suspects({
  project,
  suspects,
}: {
  project: string;
  suspects: NonNullable<TrainingResult['suspects']>;
}) {
  if (suspects.length === 0) return null;
  return (
    <div>
      <Text fz="sm" fw={600}>
        Accepted rows whose label may be wrong
      </Text>
      <List fz="sm">
        {suspects.slice(0, SHOWN).map((suspect) => (
          <List.Item key={suspect.dataRow}>
            <Anchor
              component={Link}
              to={`/projects/${project}/rows/${suspect.dataRow}`}
              fz="sm"
              underline="always"
            >
              {suspect.key}
            </Anchor>
            : labelled {suspect.given}, looks like {suspect.seen}
          </List.Item>
        ))}
      </List>
      <ButtonLink
        to="/projects/$project/rows"
        params={{ project }}
        search={{ state: 'ACCEPTED', ids: suspects.map((one) => one.dataRow).join(',') }}
        size="compact-sm"
        variant="default"
        mt="xs"
      >
        {suspects.length === 1 ? 'Look at it again' : `Look at all ${count(suspects.length)} again`}
      </ButtonLink>
    </div>
  );
}
