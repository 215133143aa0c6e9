import { Badge, Button, Group, Table } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import type { Person } from '../../shared/api/types';
import { When } from '../../shared/ui/When';
import { useAskActive } from './useAskActive';
import { useAskPassword } from './useAskPassword';
import { useShowTokens } from './useShowTokens';
import type { Given } from './password';

/** Everybody, and what those who run the installation can do about them. */
export function PersonTable({
  people,
  onGiven,
}: {
  people: Person[];
  onGiven: (given: Given) => void;
}) {
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id}>
              <Table.Th scope="row">
                <Name person={person} />
              </Table.Th>
              <Table.Td>
                <When at={person.createdAt} as="date" />
              </Table.Td>
              <Table.Td>
                <Actions person={person} onGiven={onGiven} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Name({ person }: { person: Person }) {
  return (
    <Group gap="xs" {...(person.active ? {} : { c: 'dimmed' })}>
      {person.name}
      {person.admin && (
        <Badge size="sm" variant="default" tt="none">
          administrator
        </Badge>
      )}
      {!person.active && (
        <Badge size="sm" variant="default" tt="none" leftSection={<IconUserOff size={12} />}>
          inactive
        </Badge>
      )}
    </Group>
  );
}

function Actions({ person, onGiven }: { person: Person; onGiven: (given: Given) => void }) {
  const askPassword = useAskPassword(onGiven);
  const askActive = useAskActive();
  const showTokens = useShowTokens();
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {person.active && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Tokens of ${person.name}`}
          onClick={() => showTokens(person)}
        >
          Tokens
        </Button>
      )}
      {person.active && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`New password for ${person.name}`}
          onClick={() => askPassword(person)}
        >
          New password
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${person.active ? 'Deactivate' : 'Activate'} ${person.name}`}
        onClick={() => askActive(person)}
      >
        {person.active ? 'Deactivate' : 'Activate'}
      </Button>
    </Group>
  );
}
