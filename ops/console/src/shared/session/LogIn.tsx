import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Failed } from '../ui/Asking';
import { useLogIn } from './queries';

/** Asks for a name and its password. */
export function LogInForm({ name: known = '' }: { name?: string }) {
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const logIn = useLogIn();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    logIn.mutate({ name, password });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {logIn.isError && <Failed error={logIn.error} />}
        <TextInput
          label="Name"
          name="username"
          autoComplete="username"
          required
          data-autofocus={known === '' ? true : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          data-autofocus={known === '' ? undefined : true}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={logIn.isPending}>
          Log in
        </Button>
      </Stack>
    </form>
  );
}

/** The page for those who are not logged in. */
export function LogInPage() {
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder p="xl" w={380} radius="md">
        <Stack gap="lg">
          <div>
            <Title order={1}>Countersign</Title>
            <Text c="dimmed">Labels someone stands behind</Text>
          </div>
          <LogInForm />
        </Stack>
      </Paper>
    </Center>
  );
}
