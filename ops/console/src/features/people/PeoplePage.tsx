import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../shared/api/client';
import { wordsFor } from '../../shared/api/words';
import { Secret } from '../../shared/secret/Secret';
import { useMe } from '../../shared/session/roles';
import { Asking, Empty } from '../../shared/ui/Asking';
import { complain } from '../../shared/ui/notify';
import { Page } from '../../shared/ui/Page';
import { When } from '../../shared/ui/When';
import { newPassword } from './password';
import { peopleQuery, useAddPerson, useResetPassword } from './queries';

interface Given {
  name: string;
  password: string;
}

/** Everybody who can log in here. */
export function PeoplePage() {
  const me = useMe();
  const people = useQuery(peopleQuery(me.admin));
  const [given, setGiven] = useState<Given>();
  if (!me.admin) {
    return (
      <Page title="People">
        <Empty title="Only those who run this installation see its people">
          The people of a project are on its own page.
        </Empty>
      </Page>
    );
  }
  return (
    <Page title="People">
      <Stack gap="lg">
        <AddPerson onAdded={setGiven} />
        {given !== undefined && (
          <Secret
            title={`The password of ${given.name}, shown only now`}
            value={given.password}
            hint="Pass it on; it can be changed under the account."
          />
        )}
        <Asking query={people} lines={8}>
          {({ items }) => <PersonTable people={items} onGiven={setGiven} />}
        </Asking>
      </Stack>
    </Page>
  );
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9@._-]{0,99}$/;

function AddPerson({ onAdded }: { onAdded: (given: Given) => void }) {
  const add = useAddPerson();
  const form = useForm({
    initialValues: { name: '' },
    validate: {
      name: (name) => (NAME.test(name) ? null : 'Give a name like anna or anna@example.org'),
    },
  });
  const submit = ({ name }: { name: string }) => {
    const password = newPassword();
    add.mutate(
      { name, password },
      {
        onSuccess: () => {
          onAdded({ name, password });
          form.reset();
        },
        onError: (error) => form.setFieldError('name', wordsFor(error)),
      },
    );
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Group align="flex-start">
        <TextInput
          label="Name of a new person"
          description="A password is made for them"
          w={300}
          {...form.getInputProps('name')}
        />
        <Button type="submit" loading={add.isPending} mt={44}>
          Add
        </Button>
      </Group>
    </form>
  );
}

function PersonTable({
  people,
  onGiven,
}: {
  people: Schemas['Person'][];
  onGiven: (given: Given) => void;
}) {
  const reset = useResetPassword();
  const ask = (person: Schemas['Person']) =>
    modals.openConfirmModal({
      title: `A new password for ${person.name}?`,
      children: <Text fz="sm">The old one no longer counts.</Text>,
      labels: { confirm: 'Make a new password', cancel: 'Leave it' },
      onConfirm: () => {
        const password = newPassword();
        reset.mutate(
          { user: person.id, password },
          { onSuccess: () => onGiven({ name: person.name, password }), onError: complain },
        );
      },
    });
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th aria-label="What can be done" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Th scope="row">
                {person.name}{' '}
                {person.admin && (
                  <Badge size="sm" variant="default" tt="none">
                    runs this installation
                  </Badge>
                )}
              </Table.Th>
              <Table.Td>
                <When at={person.createdAt} as="date" />
              </Table.Td>
              <Table.Td ta="end">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`New password for ${person.name}`}
                  onClick={() => ask(person)}
                >
                  New password
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
