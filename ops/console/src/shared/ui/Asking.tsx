import { Center, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Failed } from './Failed';
import { Part } from './Part';

export { Failed } from './Failed';

/** How long a wait may last before it shows. */
const SHOWN_AFTER_MILLISECONDS = 300;

function useLater(): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), SHOWN_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return later;
}

/** Keeps the place at first, then a sign of progress: short waits do not flicker. */
export function Waiting({ lines = 4, label = 'Loading' }: { lines?: number; label?: string }) {
  const later = useLater();
  return (
    <Stack aria-busy aria-live="polite" mih={lines * 32} gap="sm">
      {later && <Loader size="xs" aria-label={label} />}
      {later && Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={20} />)}
    </Stack>
  );
}

/** Says what there is to do when there is nothing to show. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center p="xl">
      <Stack align="center" gap="xs" maw={480}>
        <Title order={2} size="h3" ta="center">
          {title}
        </Title>
        <Text component="div" c="dimmed" ta="center">
          {children}
        </Text>
      </Stack>
    </Center>
  );
}

/** What a query answered, in a component of its own so that it can break by itself. */
const Answered = <T,>({ answer, show }: { answer: T; show: (answer: T) => ReactNode }) => (
  <>{show(answer)}</>
);

/** Shows what a query answers, its wait and its failure; if the answer breaks, nothing else does. */
export function Asking<T>({
  query,
  children,
  lines = 4,
}: {
  query: UseQueryResult<T>;
  children: (answer: T) => ReactNode;
  lines?: number;
}) {
  if (query.data !== undefined) {
    return (
      <Part>
        <Answered answer={query.data} show={children} />
      </Part>
    );
  }
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}
