import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../shared/api/types';
import { TokenTable } from '../../shared/tokens/TokenTable';
import { Asking } from '../../shared/ui/Asking';
import { complain } from '../../shared/ui/notify';
import { tokensOfQuery, useRevokeTokenOf } from './queries';

/** Shows what programs somebody has given a token, to take it away where need be. */
export function useShowTokens() {
  return (person: Person) =>
    modals.open({
      title: `Program tokens of ${person.name}`,
      size: 'xl',
      children: <TokensOf person={person} />,
    });
}

function TokensOf({ person }: { person: Person }) {
  const tokens = useQuery(tokensOfQuery(person.id));
  const revoke = useRevokeTokenOf(person.id);
  return (
    <Asking query={tokens} lines={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Text fz="sm" c="dimmed" role="status">
            No tokens.
          </Text>
        ) : (
          <TokenTable
            tokens={items}
            onRevoke={({ id }) => revoke.mutate(id, { onError: complain })}
          />
        )
      }
    </Asking>
  );
}
