import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { wordsFor } from '../api/words';
import { tell } from '../ui/notify';
import { dropDraft } from './drafts';
import type { Entry } from './entry';
import { useEntries, useOutbox } from './useOutbox';
import { decided } from './words';

function why(entry: Entry): string {
  const { trouble } = entry;
  return trouble === undefined
    ? ''
    : wordsFor(new Problem(trouble.status, trouble.code, trouble.detail, trouble.errors));
}

const asText = ({ rowKey, verb, said }: Entry): string =>
  JSON.stringify({ row: rowKey, decision: verb, ...said }, null, 2);

function save(entry: Entry): void {
  const address = URL.createObjectURL(new Blob([asText(entry)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${entry.rowKey.replace(/[^\w.-]+/g, '_')}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

async function copy(entry: Entry): Promise<void> {
  await navigator.clipboard.writeText(asText(entry));
  tell('Your work is in the clipboard.');
}

/** One decision the server did not take, and what can be made of it. */
function RefusedOne({ entry }: { entry: Entry }) {
  const outbox = useOutbox();
  const client = useQueryClient();
  const lookAgain = () => client.removeQueries({ queryKey: ['task', entry.task] });
  const discard = () => {
    dropDraft(outbox.user, entry.task);
    outbox.forget(entry.key);
  };
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      title={`${decided(entry)}: refused`}
      role="alert"
    >
      <Text fz="sm">{why(entry)} Your work is kept here.</Text>
      <Group gap="xs" mt="xs">
        <Button
          component={Link}
          to={`/my-work/tasks/${entry.task}`}
          size="compact-sm"
          variant="default"
          aria-label={`Open ${entry.rowKey} again`}
          onClick={lookAgain}
        >
          Open it again
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void copy(entry)}>
          Copy my work
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => save(entry)}>
          Save as a file
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={discard}>
          Discard
        </Button>
      </Group>
    </Alert>
  );
}

/** Every decision the server did not take, with the reason in words; `but` leaves out a task. */
export function Refused({ but }: { but?: string }) {
  const refused = useEntries().filter((entry) => entry.state === 'refused' && entry.task !== but);
  if (refused.length === 0) return null;
  return (
    <Stack gap="xs">
      {refused.map((entry) => (
        <RefusedOne key={entry.key} entry={entry} />
      ))}
    </Stack>
  );
}
