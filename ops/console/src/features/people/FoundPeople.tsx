import { Stack, Text, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { Person } from '../../shared/api/types';
import type { Given } from './password';
import { PersonTable } from './PersonTable';

/** Everybody whose name has what is looked for. */
export function FoundPeople({
  people,
  onGiven,
}: {
  people: Person[];
  onGiven: (given: Given) => void;
}) {
  const [name, setName] = useState('');
  const wanted = useDeferredValue(name).trim().toLowerCase();
  const found = people.filter((person) => person.name.toLowerCase().includes(wanted));
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        aria-label="Find people by name"
        placeholder="Find by name"
        maw={320}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {found.length === 0 ? (
        <Text c="dimmed" role="status">
          No one found.
        </Text>
      ) : (
        <PersonTable people={found} onGiven={onGiven} />
      )}
    </Stack>
  );
}
