import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TrainedModel } from '../../shared/api/types';
import { count } from '../../shared/ui/numbers';
import { TrainingReport } from './TrainingReport';
import { UseVersion } from './UseVersion';

/** What came out of a training, and the way to use it. */
export function Trained({ project, trained }: { project: string; trained: TrainedModel }) {
  const [using, setUsing] = useState(false);
  const { model, version } = trained;
  return (
    <Stack>
      <Text fz="sm" role="status">
        <b>
          {model} {version}
        </b>{' '}
        was trained on {count(trained.examples)} rows. It is a candidate: it proposes nothing until
        you use it.
      </Text>
      <TrainingReport project={project} report={trained.report} />
      <Group justify="space-between">
        <Anchor
          component={Link}
          to={`/projects/${project}/models/threshold?model=${model}&version=${version}`}
          fz="sm"
        >
          Try a threshold
        </Anchor>
        <Button onClick={() => setUsing(true)}>Use this version…</Button>
      </Group>
      <UseVersion
        project={project}
        version={using ? { name: model, version } : undefined}
        onClose={() => setUsing(false)}
      />
    </Stack>
  );
}
