import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Person } from '../../shared/api/types';
import { complain } from '../../shared/ui/notify';
import { newPassword, type Given } from './password';
import { useResetPassword } from './queries';

/** Makes a new password for somebody, after asking. */
export function useAskPassword(onGiven: (given: Given) => void) {
  const reset = useResetPassword();
  return (person: Person) =>
    modals.openConfirmModal({
      title: `Reset the password of ${person.name}?`,
      children: (
        <Text fz="sm">
          The old password stops working, they have to log in again everywhere, and all their
          program tokens are revoked.
        </Text>
      ),
      labels: { confirm: 'Reset password', cancel: 'Cancel' },
      onConfirm: () => {
        const password = newPassword();
        reset.mutate(
          { user: person.id, password },
          { onSuccess: () => onGiven({ name: person.name, password }), onError: complain },
        );
      },
    });
}
