import { Button, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../shared/api/types';
import { wordsFor } from '../../shared/api/words';
import { Secret } from '../../shared/secret/Secret';
import { EVERYBODY } from '../../shared/session/roles';
import { TokenTable } from '../../shared/tokens/TokenTable';
import { Asking } from '../../shared/ui/Asking';
import { complain } from '../../shared/ui/notify';
import { expiryOf, LIFETIMES } from './expiry';
import { tokensQuery, useMakeToken, useRevokeToken } from './queries';

/** Keys with which one's programs speak for one. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  const revoke = useRevokeToken();
  return (
    <section>
      <Title order={2} mb="xs">
        Program tokens
      </Title>
      <Text fz="sm" c="dimmed" mb="sm">
        A program that sends a token as “Authorization: Bearer …” acts as you, with all your roles
        or just one.
      </Text>
      <Stack>
        <MakeToken />
        <Asking query={tokens} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <Text fz="sm" c="dimmed">
                No tokens yet.
              </Text>
            ) : (
              <TokenTable
                tokens={items}
                onRevoke={({ id }) => revoke.mutate(id, { onError: complain })}
              />
            )
          }
        </Asking>
      </Stack>
    </section>
  );
}

const ALL = 'all';

function MakeToken() {
  const make = useMakeToken();
  const form = useForm({
    initialValues: { name: '', role: ALL, lifetime: '90' },
    validate: {
      name: (name) =>
        name.trim() === '' || name.length > 100 ? 'Enter a name of 1 to 100 characters' : null,
    },
  });
  const submit = ({ name, role, lifetime }: { name: string; role: string; lifetime: string }) => {
    const expires = expiryOf(lifetime);
    make.mutate(
      {
        name: name.trim(),
        ...(role === ALL ? {} : { role: role as Role }),
        ...(expires === undefined ? {} : { expires }),
      },
      {
        onSuccess: () => form.reset(),
        onError: (error) => form.setFieldError('name', wordsFor(error)),
      },
    );
  };
  return (
    <>
      <form onSubmit={form.onSubmit(submit)}>
        <Group align="flex-start">
          <TextInput
            label="Name"
            placeholder="nightly import"
            flex="1 1 180px"
            {...form.getInputProps('name')}
          />
          <Select
            label="Permissions"
            allowDeselect={false}
            w={180}
            data={[
              { value: ALL, label: 'Everything I can do' },
              ...EVERYBODY.map((role) => ({ value: role, label: `What a ${role} can do` })),
            ]}
            {...form.getInputProps('role')}
          />
          <Select
            label="Expires"
            allowDeselect={false}
            w={150}
            data={LIFETIMES}
            {...form.getInputProps('lifetime')}
          />
          <Button type="submit" loading={make.isPending} mt={22}>
            Create token
          </Button>
        </Group>
      </form>
      {make.data !== undefined && (
        <Secret
          title={`Token "${make.data.name}", shown only once`}
          value={make.data.token}
          hint="Store it where only your program can read it."
        />
      )}
    </>
  );
}
