import { Alert, Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';
import type { Policy, Project } from '../api/types';
import { Failed } from '../ui/Asking';
import { tell } from '../ui/notify';
import { useChangePolicy } from './mutations';

/** The end of a form that changes a project's rules: saves them, or says what is in the way. */
export function SavePolicy({
  project,
  policy,
  shown,
  said,
  onClose,
}: {
  project: Project;
  policy: Policy;
  /** What above it is about the rules as they are now. */
  shown: 'preview' | 'comparison';
  /** What to tell once they are saved as this version. */
  said: (version: number) => string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const change = useChangePolicy(project.id);
  const stale = change.error instanceof Problem && change.error.code === 'STALE_VERSION';
  const save = () =>
    change.mutate(
      { policy, expectedVersion: project.policyVersion },
      {
        onSuccess: ({ policyVersion }) => {
          tell(said(policyVersion));
          onClose();
        },
        onError: () => void client.invalidateQueries({ queryKey: ['project', project.id] }),
      },
    );
  return (
    <>
      {stale && (
        <Alert color="orange" variant="light" role="alert">
          Someone else has changed the settings. The {shown} above now uses theirs; nothing of
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
    </>
  );
}
