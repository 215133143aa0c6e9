import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Project } from '../../shared/api/types';
import { policyOf } from '../../shared/projects/policy';
import { projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { Asking, Empty, Failed, Waiting } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { Histogram } from './Histogram';
import { ModelAndBatch, useAsked, type Asked } from './ModelAndBatch';
import { nearest, type Thresholds } from './outcome';
import { OutcomeTable } from './OutcomeTable';
import { previewQuery, type Preview } from './queries';
import { Sample } from './Sample';
import { ThresholdSliders } from './ThresholdSliders';
import { UseThreshold } from './UseThreshold';

const NEAR = 12;
const SHOWN = 60;

/** Shows what thresholds would do to a sample of rows before they are used. */
export function ThresholdPage() {
  const project = useProjectId();
  const query = useQuery(projectQuery(project));
  const manages = useHolds(MANAGERS, project);
  const chosen: Partial<Asked> = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useAsked(project, chosen);
  const preview = useQuery(previewQuery(project, manages ? asked : undefined));
  return (
    <Page
      title="Try a threshold"
      crumbs={[
        { label: query.data?.name ?? '…', to: `/projects/${project}` },
        { label: 'Models', to: `/projects/${project}/models` },
      ]}
    >
      {!manages ? (
        <Empty title="Only managers can choose thresholds" />
      ) : (
        <Stack gap="lg">
          <ModelAndBatch
            project={project}
            asked={asked ?? chosen}
            onChange={(next) => void navigate({ to: '.', search: { ...next }, replace: true })}
          />
          <Asking query={query}>
            {(answer) => {
              if (asked === undefined) {
                return (
                  <Empty title="You need a model and a batch">
                    Train or upload a model, and import some rows.
                  </Empty>
                );
              }
              if (preview.isError) return <Failed error={preview.error} />;
              return preview.data === undefined ? (
                <Waiting lines={10} label="Running the model on the sample" />
              ) : (
                <Trial
                  key={`${asked.model} ${asked.version} ${asked.batch}`}
                  project={answer}
                  preview={preview.data}
                />
              );
            }}
          </Asking>
        </Stack>
      )}
    </Page>
  );
}

const FIRST: Thresholds = { suggestFrom: 0.5, acceptFrom: 0.9 };

function Trial({ project, preview }: { project: Project; preview: Preview }) {
  const policy = policyOf(project);
  const now = policy.preLabel ?? undefined;
  const [thresholds, setThresholds] = useState<Thresholds>(
    now === undefined ? FIRST : { suggestFrom: now.suggestFrom, acceptFrom: now.acceptFrom },
  );
  const [shown, setShown] = useState('near');
  const [asking, setAsking] = useState(false);
  const items =
    shown === 'near'
      ? nearest(preview.items, thresholds.acceptFrom, NEAR)
      : preview.items.slice(0, SHOWN);
  const auditShare = now?.auditShare ?? 0.05;
  return (
    <Stack gap="lg">
      <Stack gap="xs" maw={860}>
        <Histogram items={preview.items} thresholds={thresholds} />
        <ThresholdSliders thresholds={thresholds} onChange={setThresholds} />
      </Stack>
      <Group align="flex-start" gap="xl">
        <OutcomeTable preview={preview} thresholds={thresholds} auditShare={auditShare} />
        <Button onClick={() => setAsking(true)}>Use this threshold…</Button>
      </Group>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2}>Sample rows</Title>
          <SegmentedControl
            size="xs"
            value={shown}
            onChange={setShown}
            data={[
              { value: 'near', label: 'Near the threshold' },
              { value: 'all', label: 'All' },
            ]}
          />
        </Group>
        <Sample
          project={project.id}
          items={items}
          image={project.mediaType.startsWith('image/')}
          thresholds={thresholds}
        />
        {items.length === 0 && <Text fz="sm">No rows in the sample have a proposal.</Text>}
      </Stack>
      <UseThreshold
        project={project}
        model={preview.model}
        version={preview.version}
        thresholds={thresholds}
        auditShare={auditShare}
        opened={asking}
        onClose={() => setAsking(false)}
      />
    </Stack>
  );
}
