import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconHelpCircle, type Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Row } from '../../shared/api/types';
import { Failed, Waiting } from '../../shared/ui/Asking';
import type { History } from './history';
import { checkHistory, checkModels, type Check, type Outcome } from './proof';
import { registryQuery } from '../../shared/models/queries';
import { contentCheckQuery } from './queries';
import classes from './row.module.css';

const OUTCOMES: Record<Outcome, { word: string; icon: Icon; color: string }> = {
  holds: { word: 'Holds', icon: IconCircleCheck, color: 'var(--cs-on-track)' },
  fails: { word: 'Does not hold', icon: IconCircleX, color: 'var(--cs-breached)' },
  open: { word: 'Could not be checked', icon: IconHelpCircle, color: 'var(--cs-at-risk)' },
};

function CheckLine({ check }: { check: Check }) {
  const { word, icon: Sign, color } = OUTCOMES[check.outcome];
  return (
    <tr data-check={check.key} data-outcome={check.outcome}>
      <td style={{ color, whiteSpace: 'nowrap' }}>
        <Group gap={4} wrap="nowrap">
          <Sign size={15} aria-hidden /> {word}
        </Group>
      </td>
      <td>{check.claim}</td>
      <td className={classes['code']}>{check.seen}</td>
    </tr>
  );
}

/** What can be shown to be true of a row, worked out in this browser from what the server gives. */
export function Proof({ row, history }: { row: Row; history: History }) {
  const { events, whole } = history;
  const content = useQuery(contentCheckQuery(row.id, row.content));
  const models = useQuery(registryQuery);
  const checks = useMemo(
    () => [
      ...checkHistory(events, row.id, row.version),
      ...(models.data === undefined ? [] : checkModels(events, models.data.items)),
      ...(content.data === undefined ? [] : [content.data]),
    ],
    [events, row.id, row.version, models.data, content.data],
  );
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        Checked in your browser, from the events and the content as the server returns them now.
      </Text>
      {!whole && (
        <Group gap="sm">
          <Text fz="sm">Long history: only what is loaded was checked.</Text>
          <Button size="xs" variant="default" loading={history.loading} onClick={history.more}>
            Load more
          </Button>
        </Group>
      )}
      {content.isError && <Failed error={content.error} retry={() => void content.refetch()} />}
      {models.isError && <Failed error={models.error} retry={() => void models.refetch()} />}
      <table className={classes['table']} aria-label="Checks">
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Claim</th>
            <th scope="col">Seen</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <CheckLine key={check.key} check={check} />
          ))}
        </tbody>
      </table>
      {(content.isPending || models.isPending) && <Waiting lines={1} label="Checking" />}
    </Stack>
  );
}
