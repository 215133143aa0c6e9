import { ActionIcon, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './row.module.css';

/** An id or a hash, to be copied; `short` keeps its ends only. */
export function Copyable({
  value,
  name,
  short = false,
}: {
  value: string;
  name: string;
  short?: boolean;
}) {
  const shown = short && value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value;
  return (
    <Group gap={4} wrap="nowrap" display="inline-flex" maw="100%">
      <span className={classes['code']} title={value}>
        {shown}
      </span>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : `Copy ${name}`}>
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              className={classes['screen']}
              aria-label={copied ? 'Copied' : `Copy ${name}`}
              onClick={copy}
            >
              {copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
