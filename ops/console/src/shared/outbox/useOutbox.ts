import { useEffect } from 'react';
import { signedOut } from '../api/client';
import { connection } from '../live/stream';
import { useMe } from '../session/roles';
import type { Entry } from './entry';
import { outboxOf, type Outbox } from './runner';

/** The outbox of whoever is logged in. */
export function useOutbox(): Outbox {
  return outboxOf(useMe().id);
}

export function useEntries(): Entry[] {
  return useOutbox().entries.use();
}

/** Whether decisions reach the server, as far as this page knows. */
export function useAway(): boolean {
  const away = useOutbox().away.use();
  return connection.use() === 'lost' || away;
}

/** Sends what is decided for as long as the calling component is shown. */
export function useSending(): void {
  const outbox = useOutbox();
  const out = signedOut.use();
  const live = connection.use() === 'live';
  useEffect(() => outbox.start(), [outbox]);
  useEffect(() => {
    if (live && !out) outbox.wake();
  }, [outbox, live, out]);
}
