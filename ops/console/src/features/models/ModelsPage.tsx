import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ModelEntry } from '../../shared/api/types';
import { projectQuery } from '../../shared/projects/queries';
import { useProjectId } from '../../shared/projects/useProjectId';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { Asking, Empty } from '../../shared/ui/Asking';
import { Page } from '../../shared/ui/Page';
import { Barred } from './Barred';
import { QualityTable } from './QualityTable';
import { qualityQuery, registryQuery, usedIn } from '../../shared/models/queries';
import { RunDialog } from './RunDialog';
import { RunList, type Run } from './RunList';
import { takes } from './fits';
import { TrainDialog } from './TrainDialog';
import { UseVersion } from './UseVersion';
import { VersionTable } from './VersionTable';

/** What models propose in a project, how good that is, and what to do with them. */
export function ModelsPage() {
  const project = useProjectId();
  const { data } = useQuery(projectQuery(project));
  const quality = useQuery(qualityQuery(project));
  const models = useQuery(registryQuery).data?.items ?? [];
  const model = usedIn(models, project);
  const versions = models.filter((one) => data !== undefined && takes(one, data)).toReversed();
  const manages = useHolds(MANAGERS, project);
  const [dialog, setDialog] = useState<'train' | 'run'>();
  const [runs, setRuns] = useState<Run[]>([]);
  const [using, setUsing] = useState<ModelEntry>();
  return (
    <Page
      title="Models"
      crumbs={[{ label: data?.name ?? '…', to: `/projects/${project}` }]}
      asOf={quality.data?.asOf}
      actions={
        manages && (
          <>
            <Button variant="default" onClick={() => setDialog('train')}>
              Train from accepted rows
            </Button>
            <Button variant="default" onClick={() => setDialog('run')}>
              Run on a batch
            </Button>
            <Button component={Link} to={`/projects/${project}/models/threshold`}>
              Try a threshold
            </Button>
          </>
        )
      }
    >
      <Stack gap="lg">
        {model?.barred && <Barred model={model} bar={model.barred} manages={manages} />}
        <RunList runs={runs} />
        {versions.length > 0 && (
          <section aria-labelledby="versions">
            <Title order={2} id="versions" mb="xs">
              Versions
            </Title>
            <VersionTable
              project={project}
              versions={versions}
              onUse={manages ? setUsing : undefined}
            />
          </section>
        )}
        <Asking query={quality} lines={8}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="No model proposals yet">
                Once some rows are accepted, train a model on them, or choose one in the settings.
              </Empty>
            ) : (
              <section>
                <Group justify="space-between" mb="xs">
                  <Title order={2}>What became of proposals</Title>
                  <Text fz="xs" c="dimmed">
                    Precision is measured on rows that people have accepted.
                  </Text>
                </Group>
                <QualityTable project={project} items={items} />
              </section>
            )
          }
        </Asking>
      </Stack>
      <UseVersion project={project} version={using} onClose={() => setUsing(undefined)} />
      <TrainDialog
        project={project}
        opened={dialog === 'train'}
        onClose={() => setDialog(undefined)}
      />
      <RunDialog
        project={project}
        opened={dialog === 'run'}
        onClose={() => setDialog(undefined)}
        onBegun={(run) => setRuns((now) => [run, ...now])}
      />
    </Page>
  );
}
