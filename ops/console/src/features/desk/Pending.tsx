import { Button, Group, Kbd, Text } from '@mantine/core';
import { undoableHere } from '../../shared/outbox/runner';
import { decisions, undone } from '../../shared/outbox/words';
import { useAway, useEntries } from '../../shared/outbox/useOutbox';

/** What was decided and is not with the server yet, and the way to take it back. */
export function Pending({ onUndo }: { onUndo: () => void }) {
  const entries = useEntries();
  const away = useAway();
  const last = undoableHere(entries);
  const due = entries.filter((entry) => entry.state === 'due').length;
  return (
    <Group gap="sm" role="status" ml="auto">
      {due > 0 && (
        <Text fz="sm" c={away ? 'var(--cs-at-risk)' : 'dimmed'}>
          {away ? `${decisions(due)} waiting for the server` : `Sending ${decisions(due)}`}
        </Text>
      )}
      {last !== undefined && (
        <Group gap={6} wrap="nowrap">
          <Text fz="sm">{undone(last, entries)}, not sent yet</Text>
          <Button size="compact-xs" variant="default" onClick={onUndo}>
            Undo <Kbd ml={6}>U</Kbd>
          </Button>
        </Group>
      )}
      {entries.length === 0 && (
        <Text fz="sm" c="dimmed">
          Everything sent
        </Text>
      )}
    </Group>
  );
}
