import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { useForm } from '@mantine/form';
import dayjs from 'dayjs';
import { Failed } from '../ui/Asking';
import { tell } from '../ui/notify';
import { useReschedule } from './queries';

/** The batch whose schedule is set, as it is now. */
export interface Scheduled {
  id: string;
  name: string;
  priority: number;
  dueAt?: string | undefined;
}

/** A number field is a text while it is being typed. */
interface Fields {
  dueAt: string | null;
  priority: number | string;
}

const LOCAL = 'YYYY-MM-DD HH:mm:ss';
const MOST_URGENT = 100;

/** Sets when a batch is due and how urgent it is, with what that does to tasks in the open. */
function ScheduleForm({ batch, onDone }: { batch: Scheduled; onDone: () => void }) {
  const reschedule = useReschedule();
  const form = useForm<Fields>({
    initialValues: {
      dueAt: batch.dueAt ? dayjs(batch.dueAt).format(LOCAL) : null,
      priority: batch.priority,
    },
    validate: {
      priority: (value) => (value === '' ? 'A number from 0 to 100' : null),
    },
  });
  const save = form.onSubmit(({ dueAt, priority }) =>
    reschedule.mutate(
      {
        batch: batch.id,
        priority: Number(priority),
        dueAt: dueAt === null ? undefined : dayjs(dueAt).toISOString(),
      },
      {
        onSuccess: () => {
          tell(`${batch.name} rescheduled`);
          onDone();
        },
      },
    ),
  );
  return (
    <form onSubmit={save}>
      <Stack>
        <DateTimePicker
          label="Due"
          description="In your time zone. Leave empty for no due time."
          valueFormat="D MMM YYYY HH:mm"
          clearable
          data-autofocus
          {...form.getInputProps('dueAt')}
        />
        <NumberInput
          label="Priority"
          description="0 to 100; higher numbers are handed out first."
          min={0}
          max={MOST_URGENT}
          allowDecimal={false}
          {...form.getInputProps('priority')}
        />
        {reschedule.isError && <Failed error={reschedule.error} />}
        <Text fz="xs" c="dimmed">
          Open tasks take the new priority at once; the forecast follows within seconds.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={reschedule.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The schedule of a batch as a dialog; closed while there is no batch. */
export function ScheduleDialog({
  batch,
  onClose,
}: {
  batch: Scheduled | undefined;
  onClose: () => void;
}) {
  return (
    <Modal
      opened={batch !== undefined}
      onClose={onClose}
      title={batch === undefined ? '' : `Due time and priority of ${batch.name}`}
    >
      {batch !== undefined && <ScheduleForm key={batch.id} batch={batch} onDone={onClose} />}
    </Modal>
  );
}
