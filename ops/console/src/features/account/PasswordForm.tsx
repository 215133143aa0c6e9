import { Button, PasswordInput, Stack, Title } from '@mantine/core';
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
  return new TextEncoder().encode(password).length > LONGEST_BYTES ? 'This is too long' : null;
}

/** Changes one's own password. */
export function PasswordForm() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current: '', password: '', again: '' },
    validate: {
      current: (current) => (current === '' ? 'Give your password as it is now' : null),
      password: passwordFault,
      again: (again, { password }) => (again === password ? null : 'This is not the same'),
    },
  });
  const submit = ({ current, password }: { current: string; password: string }) =>
    change.mutate(
      { current, password },
      {
        onSuccess: () => {
          tell('Your password is changed');
          form.reset();
        },
        onError: (error) =>
          form.setFieldError(
            'current',
            error instanceof Problem && error.status === 401
              ? 'This is not your password'
              : wordsFor(error),
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
            label="As it is now"
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label="The new one"
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label="The new one again"
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
          <Button
            type="submit"
            variant="default"
            loading={change.isPending}
            style={{ alignSelf: 'flex-start' }}
          >
            Change the password
          </Button>
        </Stack>
      </form>
    </section>
  );
}
