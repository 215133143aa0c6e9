import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconClockPause } from '@tabler/icons-react';
import { areFiguresAway } from '../api/problem';
import { detailOf, wordsFor } from '../api/words';

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
