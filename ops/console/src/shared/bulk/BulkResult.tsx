import { Alert, Button, CloseButton, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { wordsFor } from '../api/words';
import { count } from '../ui/numbers';
import type { Outcome } from './runAll';

interface BulkResultProps<T> {
  outcomes: Outcome<T>[];
  /** What one and what several are called. */
  nouns: [string, string];
  /** What was done to them, such as "released". */
  did: string;
  idOf: (item: T) => string;
  nameOf: (item: T) => string;
  busy: boolean;
  retry: (items: T[]) => void;
  /** Takes it back, where that can be done. */
  undo?: ((items: T[]) => void) | undefined;
  close: () => void;
}

/** What became of each of several, with the way back and another try for what failed. */
export function BulkResult<T>(props: BulkResultProps<T>) {
  const { outcomes, nouns, did, idOf, nameOf, busy, retry, undo, close } = props;
  const failed = outcomes.filter((outcome) => 'error' in outcome);
  const succeeded = outcomes.filter((outcome) => !('error' in outcome));
  const items = (some: Outcome<T>[]) => some.map((outcome) => outcome.item);
  return (
    <Alert
      color={failed.length > 0 ? 'orange' : 'green'}
      variant="light"
      p="xs"
      icon={failed.length > 0 ? <IconAlertTriangle /> : <IconCheck />}
      role="status"
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fz="sm">
            {count(succeeded.length)} {succeeded.length === 1 ? nouns[0] : nouns[1]} {did}
            {failed.length > 0 && `, ${count(failed.length)} not:`}
          </Text>
          <List fz="sm" mah={120} style={{ overflow: 'auto' }}>
            {failed.map(({ item, error }) => (
              <List.Item key={idOf(item)}>
                {nameOf(item)}: {wordsFor(error)}
              </List.Item>
            ))}
          </List>
        </div>
        <Group gap="xs" wrap="nowrap">
          {failed.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              onClick={() => retry(items(failed))}
            >
              Try again
            </Button>
          )}
          {undo !== undefined && succeeded.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => undo(items(succeeded))}
            >
              Undo
            </Button>
          )}
          <CloseButton size="sm" aria-label="Close" onClick={close} />
        </Group>
      </Group>
    </Alert>
  );
}
