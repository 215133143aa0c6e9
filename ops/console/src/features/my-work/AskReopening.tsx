import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '../../shared/api/types';
import { Failed } from '../../shared/ui/Asking';
import { tell } from '../../shared/ui/notify';
import { useAskReopening } from './mutations';

/** Asks those who lead to reopen a row that one decided on. */
export function AskReopening({ task }: { task: Task }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={`Ask to reopen ${task.key}`}
        onClick={() => setOpen(true)}
      >
        Ask to reopen
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={`Ask to reopen ${task.key}`}>
        <AskForm task={task} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function AskForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const ask = useAskReopening(task.dataRow);
  const send = () =>
    ask.mutate(reason.trim(), {
      onSuccess: () => {
        tell(`Asked to reopen ${task.key}`);
        onDone();
      },
    });
  return (
    <Stack>
      <Text fz="sm">A lead or manager sees your request and reopens the row or declines.</Text>
      <TextInput
        label="Reason"
        maxLength={1000}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {ask.isError && <Failed error={ask.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button disabled={reason.trim() === ''} loading={ask.isPending} onClick={send}>
          Ask
        </Button>
      </Group>
    </Stack>
  );
}
