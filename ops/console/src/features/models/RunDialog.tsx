import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '../../shared/ui/Asking';
import { ModelAndBatch, useAsked, type Asked } from './ModelAndBatch';
import { useStartRun } from './queries';
import type { Run } from './RunList';

/** Lets a model propose labels for the rows of a batch that nobody has begun with. */
export function RunDialog({
  project,
  opened,
  onClose,
  onBegun,
}: {
  project: string;
  opened: boolean;
  onClose: () => void;
  onBegun: (run: Run) => void;
}) {
  const [chosen, setChosen] = useState<Partial<Asked>>({});
  const asked = useAsked(project, chosen);
  const start = useStartRun(project);
  const run = () => {
    if (asked === undefined) return;
    start.mutate(asked, {
      onSuccess: (begun) => {
        onBegun({ id: begun.id, model: begun.model, version: begun.version, rows: begun.rows });
        onClose();
      },
    });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Run a model on a batch" size="lg">
      <Stack>
        <ModelAndBatch project={project} asked={asked ?? chosen} onChange={setChosen} />
        <Text fz="sm" c="dimmed">
          Rows that wait for a first label get a proposal and continue as their policy says. Rows
          that someone is working on are left alone.
        </Text>
        {start.isError && <Failed error={start.error} />}
        <Group justify="flex-end">
          <Button onClick={run} loading={start.isPending} disabled={asked === undefined}>
            Run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
