import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Person } from '../../shared/api/types';
import { complain, tell } from '../../shared/ui/notify';
import { useSetActive } from './queries';

const OUT =
  'They can no longer log in; their sessions and tokens end at once. Their past work stays theirs,' +
  ' and tasks they hold or that are kept for them go to their team.';
const IN = 'They can log in again with their old password. Tokens have to be created again.';

/** Lets somebody in no longer, or again, after asking. */
export function useAskActive() {
  const change = useSetActive();
  return ({ id, name, active }: Person) =>
    modals.openConfirmModal({
      title: `${active ? 'Deactivate' : 'Activate'} ${name}?`,
      children: <Text fz="sm">{active ? OUT : IN}</Text>,
      labels: { confirm: active ? 'Deactivate' : 'Activate', cancel: 'Cancel' },
      confirmProps: active ? { color: 'red.9' } : {},
      onConfirm: () =>
        change.mutate(
          { user: id, active: !active },
          {
            onSuccess: () => tell(active ? `${name} can no longer log in` : `${name} can log in`),
            onError: complain,
          },
        ),
    });
}
