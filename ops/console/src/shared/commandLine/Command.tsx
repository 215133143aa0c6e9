import { Anchor, Code, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMe } from '../session/roles';
import { commandOf } from './command';

/** A command of the command line as it can be pasted, for the one who looks at it. */
export function Command({ words }: { words: string[] }) {
  const { program } = useMe();
  return (
    <Stack gap={4} align="stretch" ta="left">
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {commandOf({ program, server: window.location.origin }, ...words)}
      </Code>
      <Text fz="xs" c="dimmed">
        Needs a{' '}
        <Anchor component={Link} to="/account" fz="xs" underline="always">
          program token
        </Anchor>{' '}
        in COUNTERSIGN_TOKEN.
      </Text>
    </Stack>
  );
}
