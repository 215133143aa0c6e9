import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { rowSearch, type RowSearch } from './search';

/** What a change of the address takes away is `undefined`. */
type Change = { [Key in keyof RowSearch]: RowSearch[Key] | undefined };

/** What the address says, and how to change it without leaving the page. */
export function useRowAddress(): { search: RowSearch; change: (change: Change) => void } {
  const search = rowSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (to: Change) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => rowSearch({ ...before, ...to }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return { search, change };
}
