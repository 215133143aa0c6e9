import { Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed } from '../../shared/ui/Asking';
import { count } from '../../shared/ui/numbers';
import { runQuery } from './queries';

/** A run that was started on this page. */
export interface Run {
  id: string;
  model: string;
  version: string;
  rows: number;
}

/** How far the runs are that were started here. */
export function RunList({ runs }: { runs: Run[] }) {
  if (runs.length === 0) return null;
  return (
    <Stack gap="sm">
      {runs.map((run) => (
        <RunProgress key={run.id} run={run} />
      ))}
    </Stack>
  );
}

function RunProgress({ run }: { run: Run }) {
  const { data, isError, error } = useQuery({ ...runQuery(run.id), enabled: run.rows > 0 });
  const name = `${run.model} ${run.version}`;
  if (run.rows === 0) {
    return (
      <Text fz="sm" role="status">
        {name}: no rows in this batch are waiting for a first label.
      </Text>
    );
  }
  if (isError && data === undefined) return <Failed error={error} />;
  const { done = 0, proposed = 0, rows = run.rows } = data ?? {};
  const going = data?.state !== 'FINISHED';
  return (
    <div>
      <Progress value={(100 * done) / rows} animated={going} aria-label={`Run of ${name}`} />
      <Text fz="sm" role="status">
        {name}: {count(done)} of {count(rows)} rows, {count(proposed)} with a proposal
        {going ? '' : '; done'}
      </Text>
    </div>
  );
}
