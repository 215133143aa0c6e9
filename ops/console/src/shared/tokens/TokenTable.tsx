import { Button, Table, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ProgramToken } from '../api/types';
import { When } from '../ui/When';

/** Program tokens, each of which can be revoked after asking. */
export function TokenTable({
  tokens,
  onRevoke,
}: {
  tokens: ProgramToken[];
  onRevoke: (token: ProgramToken) => void;
}) {
  const ask = (token: ProgramToken) =>
    modals.openConfirmModal({
      title: `Revoke "${token.name}"?`,
      children: <Text fz="sm">Programs that use it lose access at once.</Text>,
      labels: { confirm: 'Revoke', cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      onConfirm: () => onRevoke(token),
    });
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Starts with</Table.Th>
            <Table.Th>Permissions</Table.Th>
            <Table.Th>Created</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Th scope="row">{token.name}</Table.Th>
              <Table.Td ff="monospace">cs_{token.prefix}</Table.Td>
              <Table.Td>{token.role === undefined ? 'all roles' : token.role}</Table.Td>
              <Table.Td>
                <When at={token.createdAt} as="date" />
              </Table.Td>
              <Table.Td>
                {token.expires === undefined ? 'never' : <When at={token.expires} as="date" />}
              </Table.Td>
              <Table.Td ta="end">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`Revoke ${token.name}`}
                  onClick={() => ask(token)}
                >
                  Revoke
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
