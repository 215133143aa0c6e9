import { Alert, Code, Group, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Copy } from '../ui/Copy';

/** Something that is shown only now, ready to be copied. */
export function Secret({ title, value, hint }: { title: string; value: string; hint: string }) {
  return (
    <Alert color="indigo" variant="light" icon={<IconKey />} title={title} role="status">
      <Group wrap="nowrap" my={6}>
        <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <Copy value={value} />
      </Group>
      <Text fz="sm">{hint}</Text>
    </Alert>
  );
}
