import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';
import { useChangePolicy } from '../../shared/projects/mutations';
import { policyOf } from '../../shared/projects/policy';
import { Failed } from '../../shared/ui/Asking';
import { tell } from '../../shared/ui/notify';
import { share } from '../../shared/ui/numbers';
import type { Thresholds } from './outcome';

/** Puts thresholds into the project's rules, once that is confirmed. */
export function UseThreshold({
  project,
  model,
  thresholds,
  auditShare,
  opened,
  onClose,
}: {
  project: Schemas['ProjectView'];
  model: string;
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
  const stale = change.error instanceof Problem && change.error.code === 'STALE_VERSION';
  const save = () =>
    change.mutate(
      {
        policy: { ...policy, preLabel: { model, suggestFrom, acceptFrom, auditShare } },
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
    value === undefined ? '' : `, until now ${share(value)}`;
  return (
    <Modal opened={opened} onClose={onClose} title="Use this threshold" size="lg">
      <Stack>
        <List fz="sm">
          {before?.model !== model && (
            <List.Item>
              “{model}” proposes labels{before === undefined ? '' : ` instead of “${before.model}”`}
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
          <List.Item>{share(auditShare)} of those are reviewed all the same</List.Item>
        </List>
        <Text fz="sm" c="dimmed">
          Rows that come in from now on follow version {project.policyVersion + 1}. Rows that are in
          already keep the version that they came under.
        </Text>
        {stale && (
          <Alert color="orange" variant="light" role="alert">
            Somebody has changed the settings meanwhile. What is above compares with theirs now;
            nothing of theirs is lost when you save.
          </Alert>
        )}
        {change.isError && !stale && <Failed error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
          <Button onClick={save} loading={change.isPending} data-autofocus>
            Save as version {project.policyVersion + 1}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
