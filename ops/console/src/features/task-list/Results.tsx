import { Alert, Button, CloseButton, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { wordsFor } from '../../shared/api/words';
import { count } from '../../shared/ui/numbers';
import type { Action, Order } from './actions';
import { undoable } from './actions';
import type { Outcome } from './bulk';
import type { Task } from './queries';

/** What was done, and what became of each task. */
export interface Done {
  order: Order;
  outcomes: Outcome<Task>[];
}

function did(action: Action, back: boolean): string {
  if (back) return 'released';
  if (action.kind === 'ASSIGN') return `assigned to ${action.name}`;
  return action.kind === 'RELEASE' ? 'released' : 'escalated';
}

interface ResultsProps {
  done: Done;
  busy: boolean;
  undo: (order: Order) => void;
  retry: (order: Order) => void;
  close: () => void;
}

/** What became of each task of an action, with the way back and another try for what failed. */
export function Results({ done, busy, undo, retry, close }: ResultsProps) {
  const { order, outcomes } = done;
  const failed = outcomes.filter((outcome) => 'error' in outcome);
  const succeeded = outcomes.filter((outcome) => !('error' in outcome));
  const tasks = (some: Outcome<Task>[]) => some.map((outcome) => outcome.item);
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
            {count(succeeded.length)} {succeeded.length === 1 ? 'task' : 'tasks'}{' '}
            {did(order.action, order.back === true)}
            {failed.length > 0 && `, ${count(failed.length)} not:`}
          </Text>
          <List fz="sm" mah={120} style={{ overflow: 'auto' }}>
            {failed.map(({ item, error }) => (
              <List.Item key={item.id}>
                {item.key}: {wordsFor(error)}
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
              onClick={() => retry({ ...order, tasks: tasks(failed) })}
            >
              Try again
            </Button>
          )}
          {order.back !== true && undoable(order.action) && succeeded.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              loading={busy}
              leftSection={<IconArrowBackUp size={14} aria-hidden />}
              onClick={() => undo({ ...order, tasks: tasks(succeeded), back: true })}
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
