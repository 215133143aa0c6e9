import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '../../shared/api/problem';
import type { FlowVersion, Project } from '../../shared/api/types';
import { rowsAre } from '../../shared/content/content';
import { useKeys } from '../../shared/keys/registry';
import { policyOf } from '../../shared/projects/policy';
import { flowsQuery, projectQuery } from '../../shared/projects/queries';
import { MANAGERS, useHolds } from '../../shared/session/roles';
import { Asking } from '../../shared/ui/Asking';
import { useProjectId } from '../../shared/projects/useProjectId';
import { Page } from '../../shared/ui/Page';
import { draftOf } from './draft';
import { DraftingProvider, useDraftForm } from './form';
import { Leaving } from './Leaving';
import { Overtaken } from './Overtaken';
import { firstFaulty, PolicyTabs, type Tab, tabOf } from './PolicyTabs';
import { ReadOnlySettings } from './ReadOnlySettings';
import { SaveDialog } from './SaveDialog';
import { useSaving } from './useSaving';
import { VersionList } from './VersionList';

/** The rules of a project: changed by those who manage it, read by everybody in it. */
export function SettingsPage() {
  const project = useProjectId();
  const query = useQuery(projectQuery(project));
  const flows = useQuery(flowsQuery);
  const manages = useHolds(MANAGERS, project);
  return (
    <Page
      title="Settings"
      crumbs={[{ label: query.data?.name ?? '…', to: `/projects/${project}` }]}
    >
      <Asking query={query} lines={10}>
        {(answer) => (
          <Asking query={flows} lines={10}>
            {({ items }) =>
              manages ? (
                <Editor key={answer.id} project={answer} flows={items} />
              ) : (
                <ReadOnlySettings
                  policy={policyOf(answer)}
                  mediaType={answer.mediaType}
                  flows={items}
                />
              )
            }
          </Asking>
        )}
      </Asking>
    </Page>
  );
}

function Editor({ project, flows }: { project: Project; flows: FlowVersion[] }) {
  const drafting = useDraftForm(
    draftOf(project.name, project.mediaType, policyOf(project)),
    flows,
    false,
  );
  const saving = useSaving(project, drafting);
  const navigate = useNavigate();
  const asked: { tab?: string } = useSearch({ strict: false });
  const tab = tabOf(asked.tab);
  const [asking, setAsking] = useState(false);
  const openTab = (next: Tab) => void navigate({ to: '.', search: { tab: next }, replace: true });
  const { changes, theirs, failure } = saving;
  const overtaken = theirs !== undefined;
  const faulty = firstFaulty(drafting.faults);
  const ask = () => {
    if (faulty !== undefined) openTab(faulty);
    else if (changes.length > 0 && !overtaken) setAsking(true);
  };
  useKeys([{ key: 'Mod+s', does: 'Save the settings', run: ask }]);
  const stale = failure instanceof Problem && failure.code === 'STALE_VERSION';
  return (
    <DraftingProvider value={drafting}>
      {saving.newer && theirs === undefined && (
        <Alert color="blue" variant="light" role="status" p="xs">
          <Group justify="space-between">
            <Text fz="sm">Someone saved version {project.policyVersion}.</Text>
            <Button size="xs" variant="default" onClick={saving.takeTheirs}>
              Show it
            </Button>
          </Group>
        </Alert>
      )}
      {theirs !== undefined && (
        <Overtaken
          version={project.policyVersion}
          theirs={theirs}
          own={changes}
          onKeep={saving.keepMine}
          onDiscard={saving.takeTheirs}
        />
      )}
      <Group justify="space-between">
        <Text fz="sm" c="dimmed">
          Rows are {rowsAre(project.mediaType)} · version {saving.version}
        </Text>
        <Group gap="sm">
          <Text fz="sm" c="dimmed" role="status">
            {changes.length === 0 ? 'Nothing changed' : `${changes.length} changed, not saved`}
          </Text>
          <Button onClick={ask} disabled={changes.length === 0 || overtaken}>
            {faulty === undefined ? 'Review and save' : 'Show what to fix'}
          </Button>
        </Group>
      </Group>
      <PolicyTabs tab={tab} onTab={openTab} versions={<VersionList project={project} />} />
      <SaveDialog
        opened={asking && changes.length > 0 && !overtaken}
        project={project.id}
        policy={drafting.policy}
        changes={changes}
        version={saving.version}
        saving={saving.saving}
        failure={stale ? null : failure}
        onSave={saving.save}
        onClose={() => {
          setAsking(false);
          saving.forgetFailure();
        }}
      />
      <Leaving unsaved={changes.length > 0} />
    </DraftingProvider>
  );
}
