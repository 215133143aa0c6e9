import { Alert, Anchor, Button, Group, Progress as Bar, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Problem } from '../../shared/api/problem';
import { Failed } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { failuresOf, keep } from './failures';
import { size } from './plan';
import type { Progress } from './useImport';

/** How many failures are shown; all of them are in the file. */
const SHOWN = 20;

/** How far an import is, and what came of it. */
export function ImportResult({
  project,
  progress,
  onStop,
  onAgain,
}: {
  project: string;
  progress: Progress;
  onStop: () => void;
  onAgain: () => void;
}) {
  const { state, sent, bytes, counts, batch, error } = progress;
  const going = state === 'unpacking' || state === 'sending';
  const whole = bytes > 0 ? (100 * sent) / bytes : 0;
  return (
    <Stack gap="sm">
      {going && (
        <div>
          <Bar
            value={whole}
            animated
            aria-label={state === 'unpacking' ? 'Unpacking' : 'Sending'}
          />
          <Group justify="space-between" mt={4}>
            <Text fz="sm" role="status">
              {state === 'unpacking'
                ? 'Unpacking…'
                : `${size(sent)} of ${size(bytes)} sent${sent >= bytes ? '; the server is storing the rest' : ''}`}
            </Text>
            <Button size="compact-xs" variant="default" onClick={onStop}>
              Stop
            </Button>
          </Group>
        </div>
      )}
      {(state === 'failed' || state === 'stopped') && (
        <Alert color="orange" variant="light" title="The import did not finish">
          {state === 'failed' && <Failed error={error} />}
          {mayPass(error) && (
            <Text fz="sm" my="xs">
              Rows that arrived are kept. Send the same files again to continue; rows that are
              already there count as duplicates.
            </Text>
          )}
          {mayPass(error) && (
            <Button size="xs" onClick={onAgain}>
              Send again
            </Button>
          )}
        </Alert>
      )}
      {(state === 'done' || counts.received > 0) && <Counts counts={counts} />}
      {counts.failed > 0 && <Failures text={progress.failures} failed={counts.failed} />}
      {state === 'done' && batch !== undefined && (
        <Text fz="sm" role="status">
          Done.{' '}
          <Anchor component={Link} to={`/projects/${project}/batches/${batch}`} fz="sm">
            Open batch
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

/** Whether the same may go through when it is sent once more; what the server refuses does not. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof Problem) || error.passes || error.code === 'BODY_CUT_OFF';

function Counts({ counts }: { counts: Progress['counts'] }) {
  const items: [string, number, string][] = [
    ['Lines read', counts.received, ''],
    ['New rows', counts.registered, ''],
    ['Duplicates', counts.duplicates, 'keys already existed'],
    ['Failed', counts.failed, 'not imported'],
  ];
  if (counts.preLabelsLeftOut > 0)
    items.push(['Pre-labels left out', counts.preLabelsLeftOut, counts.leftOutBecause ?? '']);
  return (
    <Group gap="xl" component="dl" m={0}>
      {items.map(([label, value, hint]) => (
        <div key={label}>
          <Text component="dt" fz="xs" c="dimmed">
            {label}
          </Text>
          <Text
            component="dd"
            m={0}
            fz="lg"
            fw={600}
            style={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {count(value)}
          </Text>
          {value > 0 && hint !== '' && (
            <Text component="dd" m={0} fz="xs" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
      ))}
    </Group>
  );
}

function Failures({ text, failed }: { text: string; failed: number }) {
  const shown = failuresOf(text, SHOWN);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fz="sm" fw={600}>
          {failed > shown.length ? `First ${shown.length} failures` : 'Failures'}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => keep('failures.ndjson', text)}
        >
          Download all
        </Button>
      </Group>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Line</Table.Th>
              <Table.Th>Reason</Table.Th>
              <Table.Th>Content</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((failure, i) => (
              <Table.Tr key={`${i} ${failure.line}`}>
                <Table.Td>{failure.line}</Table.Td>
                <Table.Td>{failure.detail}</Table.Td>
                <Table.Td>
                  <Text fz="xs" ff="monospace" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                    {failure.raw}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
