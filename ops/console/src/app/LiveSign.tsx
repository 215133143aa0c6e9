import { Tooltip } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { connection } from '../shared/live/stream';

/** Whether changes arrive as they happen. */
export function LiveSign() {
  const state = connection.use();
  const lost = state === 'lost';
  const label = lost
    ? 'Offline: this page may be out of date'
    : 'Live: changes appear as they happen';
  const Icon = lost ? IconPlugConnectedX : IconPlugConnected;
  return (
    <Tooltip label={label}>
      <span role="status" aria-label={label}>
        <Icon size={18} color={lost ? 'var(--cs-breached)' : 'var(--cs-on-track)'} aria-hidden />
      </span>
    </Tooltip>
  );
}
