import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';

/** Something that is shown only now, ready to be copied. */
export function Secret({ title, value, hint }: { title: string; value: string; hint: string }) {
  return (
    <Alert color="indigo" variant="light" icon={<IconKey />} title={title} role="status">
      <Group wrap="nowrap" my={6}>
        <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text fz="sm">{hint}</Text>
    </Alert>
  );
}
