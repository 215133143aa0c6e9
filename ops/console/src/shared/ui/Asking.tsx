import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconClockPause } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { areFiguresAway } from '../api/problem';
import { detailOf, wordsFor } from '../api/words';

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

/** Says what went wrong, in the reader's words, and offers another try. */
export function Failed({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  if (areFiguresAway(error)) return <AwayForNow error={error} />;
  const detail = detailOf(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle />}
      title={wordsFor(error)}
      role="alert"
    >
      {detail !== undefined && (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {detail}
        </Text>
      )}
      {retry && (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

/** No failure of what was asked, and nothing that trying again would mend sooner. */
function AwayForNow({ error }: { error: unknown }) {
  return (
    <Group gap="xs" c="dimmed" role="status">
      <IconClockPause size={18} aria-hidden />
      <Text fz="sm">{wordsFor(error)}</Text>
    </Group>
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

/** Shows what a query answers, its wait and its failure. */
export function Asking<T>({
  query,
  children,
  lines = 4,
}: {
  query: UseQueryResult<T>;
  children: (answer: T) => ReactNode;
  lines?: number;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}
