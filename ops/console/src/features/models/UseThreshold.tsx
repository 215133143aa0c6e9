import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../shared/api/problem';
import type { Project } from '../../shared/api/types';
import { useChangePolicy } from '../../shared/projects/mutations';
import { modelName, policyOf } from '../../shared/projects/policy';
import { Failed } from '../../shared/ui/Asking';
import { tell } from '../../shared/ui/notify';
import { share } from '../../shared/ui/numbers';
import type { Thresholds } from './outcome';

/** Puts thresholds into the project's rules, once that is confirmed. */
export function UseThreshold({
  project,
  model,
  version,
  thresholds,
  auditShare,
  opened,
  onClose,
}: {
  project: Project;
  model: string;
  version: string;
  thresholds: Thresholds;
  auditShare: number;
  opened: boolean;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const change = useChangePolicy(project.id);
  const policy = policyOf(project);
  const before = policy.preLabel ?? undefined;
  const { suggestFrom, acceptFrom } = thresholds;
  const mapping = before?.model === model ? before.mapping : [];
  const preLabel = { model, version, suggestFrom, acceptFrom, auditShare, mapping };
  const stale = change.error instanceof Problem && change.error.code === 'STALE_VERSION';
  const save = () =>
    change.mutate(
      {
        policy: { ...policy, preLabel },
        expectedVersion: project.policyVersion,
      },
      {
        onSuccess: ({ policyVersion }) => {
          tell(`Saved as version ${policyVersion}`);
          onClose();
        },
        onError: () => void client.invalidateQueries({ queryKey: ['project', project.id] }),
      },
    );
  const was = (value: number | undefined) =>
    value === undefined ? '' : `, currently ${share(value)}`;
  return (
    <Modal opened={opened} onClose={onClose} title="Use this threshold" size="lg">
      <Stack>
        <List fz="sm">
          {(before?.model !== model || before.version !== version) && (
            <List.Item>
              “{modelName(preLabel)}” proposes labels
              {before === undefined ? '' : ` instead of “${modelName(before)}”`}
            </List.Item>
          )}
          <List.Item>
            Proposals are shown to people from {share(suggestFrom)}
            {was(before?.suggestFrom)}
          </List.Item>
          <List.Item>
            Rows are accepted without a person from {share(acceptFrom)}
            {was(before?.acceptFrom)}
          </List.Item>
          <List.Item>{share(auditShare)} of those are still reviewed</List.Item>
        </List>
        <Text fz="sm" c="dimmed">
          New rows follow version {project.policyVersion + 1}. Existing rows keep the version they
          were imported under.
        </Text>
        {stale && (
          <Alert color="orange" variant="light" role="alert">
            Someone else has changed the settings. The comparison above now uses theirs; nothing of
            theirs is lost when you save.
          </Alert>
        )}
        {change.isError && !stale && <Failed error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={save} loading={change.isPending} data-autofocus>
            Save as version {project.policyVersion + 1}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
