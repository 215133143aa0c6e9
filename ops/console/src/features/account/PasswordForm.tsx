import { Button, Checkbox, PasswordInput, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Problem } from '../../shared/api/problem';
import { wordsFor } from '../../shared/api/words';
import { tell } from '../../shared/ui/notify';
import { useChangePassword } from './queries';

const SHORTEST = 8;
const LONGEST_BYTES = 72;

/** What is wrong with a new password; the server takes at most 72 bytes. */
export function passwordFault(password: string): string | null {
  if (password.length < SHORTEST) return `Use at least ${SHORTEST} characters`;
  return new TextEncoder().encode(password).length > LONGEST_BYTES ? 'Too long' : null;
}

/** Changes one's own password. */
export function PasswordForm() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current: '', password: '', again: '', endTokens: false },
    validate: {
      current: (current) => (current === '' ? 'Enter your current password' : null),
      password: passwordFault,
      again: (again, { password }) => (again === password ? null : 'The passwords do not match'),
    },
  });
  const submit = ({ current, password, endTokens }: typeof form.values) =>
    change.mutate(
      { current, password, endTokens },
      {
        onSuccess: () => {
          tell(endTokens ? 'Password changed, tokens revoked' : 'Password changed');
          form.reset();
        },
        onError: (error) =>
          form.setFieldError(
            'current',
            error instanceof Problem && error.status === 401 ? 'Wrong password' : wordsFor(error),
          ),
      },
    );
  return (
    <section>
      <Title order={2} mb="xs">
        Password
      </Title>
      <form onSubmit={form.onSubmit(submit)}>
        <Stack maw={340} gap="sm" align="stretch">
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label="New password"
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label="Repeat new password"
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
          <Checkbox
            label="Also revoke all my tokens"
            description="If somebody else may know the old password"
            {...form.getInputProps('endTokens', { type: 'checkbox' })}
          />
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            Change password
          </Button>
        </Stack>
      </form>
    </section>
  );
}
