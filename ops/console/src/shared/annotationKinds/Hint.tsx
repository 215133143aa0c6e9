import { Text } from '@mantine/core';

/** How something is done, in small letters. */
export const Hint = ({ children }: { children: string }) => (
  <Text fz="xs" c="dimmed">
    {children}
  </Text>
);
