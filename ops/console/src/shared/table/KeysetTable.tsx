import { Group, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failed, Waiting } from '../ui/Asking';
import { count } from '../ui/numbers';
import type { Keyset } from './keyset';
import { RowTable, type Column, type Selection, type Sorted } from './RowTable';

/** A list of the server's as a table, with its waits, failures and its end. */
export function KeysetTable<T>({
  list,
  empty,
  ...table
}: {
  list: Keyset<T>;
  label: string;
  columns: Column<T>[];
  idOf: (item: T) => string;
  open?: (item: T) => void;
  height?: string;
  selection?: Selection<T> | undefined;
  sorted?: Sorted | undefined;
  empty: ReactNode;
}) {
  const { query, items, more } = list;
  if (query.isPending) return <Waiting lines={12} />;
  if (query.isError && items.length === 0) {
    return <Failed error={query.error} retry={() => void query.refetch()} />;
  }
  if (items.length === 0 && more === undefined) return <>{empty}</>;
  return (
    <Stack gap={6}>
      <RowTable items={items} more={more} loading={query.isFetchingNextPage} {...table} />
      <Group gap="xs" h={20}>
        <Text fz="xs" c="dimmed" role="status">
          {count(items.length)} {more === undefined ? 'in all' : 'so far; scroll for more'}
        </Text>
        {query.isFetchingNextPage && <Loader size={12} aria-label="Loading more" />}
      </Group>
    </Stack>
  );
}
