import { Anchor, Badge, Tooltip } from '@mantine/core';
import { IconCloudUpload, IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { decisions } from './words';
import { useAway, useEntries, useSending } from './useOutbox';

/** How many decisions wait in this browser, and whether some of them need a person. */
export function OutboxSign() {
  useSending();
  const entries = useEntries();
  const away = useAway();
  const refused = entries.filter((entry) => entry.state === 'refused').length;
  const waiting = entries.length - refused;
  if (entries.length === 0) return null;
  const said = [
    waiting > 0 &&
      `${decisions(waiting)} ${away ? 'wait here until the server is back' : 'on the way'}`,
    refused > 0 && `${decisions(refused)} refused by the server`,
  ]
    .filter(Boolean)
    .join('; ');
  const Icon = refused > 0 ? IconAlertTriangle : IconCloudUpload;
  return (
    <Tooltip label={said}>
      <Anchor
        component={Link}
        to="/my-work"
        aria-label={said}
        underline="never"
        style={{ flex: 'none' }}
      >
        <Badge
          miw="max-content"
          variant="light"
          color={refused > 0 ? 'red' : away ? 'orange' : 'gray'}
          leftSection={<Icon size={12} aria-hidden />}
        >
          {entries.length}
        </Badge>
      </Anchor>
    </Tooltip>
  );
}
