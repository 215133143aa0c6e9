import { Autocomplete, Button, Checkbox, Group, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Problem } from '../../shared/api/problem';
import type { Member, Role } from '../../shared/api/types';
import { wordsFor } from '../../shared/api/words';
import { EVERYBODY } from '../../shared/session/roles';
import { tell } from '../../shared/ui/notify';
import { suggestionsQuery, useChangeRoles } from './queries';
import { ROLE_WORDS } from './team';

interface Added {
  name: string;
  roles: Role[];
}

/** Brings a person into the project, by name. */
export function AddMember({ project, members }: { project: string; members: Member[] }) {
  const change = useChangeRoles(project);
  const form = useForm<Added>({
    initialValues: { name: '', roles: ['labeller'] },
    validate: {
      name: (name) => {
        if (name.trim() === '') return 'Enter a name';
        return members.some((member) => member.name === name.trim())
          ? 'Already in this project: change the roles above'
          : null;
      },
      roles: (roles) => (roles.length === 0 ? 'Choose at least one role' : null),
    },
  });
  const start = useDeferredValue(form.values.name.trim());
  const suggested = useQuery(suggestionsQuery(project, start)).data?.names ?? [];
  const add = ({ name, roles }: Added) =>
    change.mutate(
      { user: name.trim(), roles },
      {
        onSuccess: () => {
          tell(`${name.trim()} was added to the project`);
          form.reset();
        },
        onError: (error) =>
          form.setFieldError(
            'name',
            error instanceof Problem && error.code === 'USER_NOT_FOUND'
              ? 'No one has this name; an administrator can add them'
              : wordsFor(error),
          ),
      },
    );
  return (
    <section>
      <Title order={2} mb="xs">
        Add a person
      </Title>
      <form onSubmit={form.onSubmit(add)}>
        <Stack gap="sm" align="flex-start">
          <Autocomplete
            label="Name"
            w={280}
            description="Start typing to find people of this installation"
            data={suggested}
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label="Roles" {...form.getInputProps('roles')}>
            <Group mt={6} gap="md">
              {EVERYBODY.map((role) => (
                <Checkbox key={role} value={role} label={ROLE_WORDS[role].label} />
              ))}
            </Group>
          </Checkbox.Group>
          <Button type="submit" loading={change.isPending}>
            Add
          </Button>
        </Stack>
      </form>
    </section>
  );
}
