import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Row, RowAction } from '../../shared/api/types';
import { useChangeRow } from '../../shared/rowChanges/rowChanges';
import { ACTIONS, actionsFor, needsReason } from '../../shared/rowChanges/words';
import { STEERERS, useHolds } from '../../shared/session/roles';
import { Failed } from '../../shared/ui/Asking';
import { tell } from '../../shared/ui/notify';
import classes from './row.module.css';

/** What those who steer can do with a row that is as it is. */
export function RowActions({ row }: { row: Row }) {
  const steers = useHolds(STEERERS, row.project);
  const [chosen, setChosen] = useState<RowAction>();
  if (!steers) return null;
  return (
    <span className={classes['screen']}>
      <Group gap="xs">
        {actionsFor(row.state).map((action) => (
          <Button key={action} size="xs" variant="default" onClick={() => setChosen(action)}>
            {ACTIONS[action].name}
          </Button>
        ))}
      </Group>
      <Modal
        opened={chosen !== undefined}
        onClose={() => setChosen(undefined)}
        title={chosen === undefined ? '' : `${ACTIONS[chosen].name} ${row.key}`}
      >
        {chosen !== undefined && (
          <ActionForm row={row} action={chosen} onDone={() => setChosen(undefined)} />
        )}
      </Modal>
    </span>
  );
}

function ActionForm({ row, action, onDone }: { row: Row; action: RowAction; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const change = useChangeRow(row.id);
  const send = () =>
    change.mutate(
      { action, reason: reason.trim() },
      {
        onSuccess: () => {
          tell(`${row.key} ${ACTIONS[action].done}`);
          onDone();
        },
      },
    );
  return (
    <Stack>
      <Text fz="sm">{ACTIONS[action].does}</Text>
      {needsReason(action) && (
        <TextInput
          label="Reason"
          description="It stays in the history of the row."
          maxLength={1000}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {change.isError && <Failed error={change.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button
          disabled={needsReason(action) && reason.trim() === ''}
          loading={change.isPending}
          onClick={send}
        >
          {ACTIONS[action].name}
        </Button>
      </Group>
    </Stack>
  );
}
