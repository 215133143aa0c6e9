import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Schemas } from '../../shared/api/client';
import { complain, tell } from '../../shared/ui/notify';
import { useSetActive } from './queries';

const OUT =
  'They can no longer log in; their sessions and tokens end at once. What they did stays theirs,' +
  ' and tasks that they hold go back to the queue when the time for them is up.';
const IN = 'They log in again with the password that they had. Tokens have to be made anew.';

/** Lets somebody in no longer, or again, after asking. */
export function useAskActive() {
  const change = useSetActive();
  return ({ id, name, active }: Schemas['Person']) =>
    modals.openConfirmModal({
      title: `${active ? 'Deactivate' : 'Activate'} ${name}?`,
      children: <Text fz="sm">{active ? OUT : IN}</Text>,
      labels: { confirm: active ? 'Deactivate' : 'Activate', cancel: 'Leave it' },
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
