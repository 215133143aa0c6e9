import { Alert, Button, Group, Text } from '@mantine/core';
import type { Row } from '../../shared/api/types';
import { useDeclineReopening } from '../../shared/rowChanges/rowChanges';
import { STEERERS, useHolds } from '../../shared/session/roles';
import { complain, tell } from '../../shared/ui/notify';
import classes from './row.module.css';

/** Who asks that the row be reopened, and the way to decline; reopening it grants the request. */
export function ReopeningRequest({ row }: { row: Row }) {
  const steers = useHolds(STEERERS, row.project);
  const decline = useDeclineReopening(row.id);
  const asked = row.reopeningAsked;
  if (asked === undefined) return null;
  return (
    <Alert
      className={classes['screen'] ?? ''}
      color="orange"
      variant="light"
      mb="sm"
      title={`${asked.byName} asks to reopen this row`}
    >
      <Text fz="sm">{asked.reason}</Text>
      {steers && (
        <Group mt="xs">
          <Button
            size="xs"
            variant="default"
            loading={decline.isPending}
            onClick={() =>
              decline.mutate(undefined, {
                onSuccess: () => tell('Request declined'),
                onError: complain,
              })
            }
          >
            Decline
          </Button>
        </Group>
      )}
    </Alert>
  );
}
