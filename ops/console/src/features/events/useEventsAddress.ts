import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { eventsSearch, type EventsSearch } from './search';

type Change = { [Key in keyof EventsSearch]: EventsSearch[Key] | undefined };

/** What the address looks for, and how to look for something else. */
export function useEventsAddress(): {
  search: EventsSearch;
  change: (change: Change) => void;
  clear: () => void;
} {
  const said: Record<string, unknown> = useSearch({ strict: false });
  const search = useMemo(() => eventsSearch(said), [said]);
  const navigate = useNavigate();
  const change = useCallback(
    (to: Change) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => eventsSearch({ ...before, ...to }),
        replace: true,
      }),
    [navigate],
  );
  const clear = useCallback(
    () => void navigate({ to: '.', search: {}, replace: true }),
    [navigate],
  );
  return { search, change, clear };
}
