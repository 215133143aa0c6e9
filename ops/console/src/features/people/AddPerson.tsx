import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { wordsFor } from '../../shared/api/words';
import { newPassword, type Given } from './password';
import { useAddPerson } from './queries';

const NAME = /^[A-Za-z0-9][A-Za-z0-9@._-]{0,99}$/;

/** Takes in somebody new, with a password that is made for them. */
export function AddPerson({ onAdded }: { onAdded: (given: Given) => void }) {
  const add = useAddPerson();
  const form = useForm({
    initialValues: { name: '' },
    validate: {
      name: (name) => (NAME.test(name) ? null : 'Enter a name like anna or anna@example.org'),
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
          description="A password is generated"
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
