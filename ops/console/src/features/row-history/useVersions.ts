import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Row } from '../../shared/api/types';
import type { EventKind } from '../../shared/history/kinds';
import { versionQuery } from './queries';
import type { Panel } from './search';
import { useRowAddress } from './useRowAddress';

/** How many versions on either side are fetched ahead. */
const AHEAD = 3;

/** A version that is shown, as far as it is here. */
export interface Shown {
  version: number;
  row: Row | undefined;
  /** Whether `row` is still another version. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

/** What is shown of a row, and how to show something else. */
export interface Versions {
  last: number;
  shown: Shown;
  compared: Shown | undefined;
  kinds: EventKind[] | undefined;
  panel: Panel;
  show: (version: number) => void;
  compare: (version: number | undefined) => void;
  swap: () => void;
  filter: (kinds: EventKind[] | undefined) => void;
  open: (panel: Panel) => void;
}

function useVersion(id: string, version: number, enabled: boolean): Shown {
  const query = useQuery({
    ...versionQuery(id, version),
    enabled,
    placeholderData: keepPreviousData,
  });
  return {
    version,
    row: query.data,
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Fetches the neighbours, so that stepping needs no wait. */
function useNeighbours(id: string, version: number, last: number): void {
  const client = useQueryClient();
  useEffect(() => {
    const from = Math.max(0, version - AHEAD);
    const to = Math.min(last, version + AHEAD);
    for (let one = from; one <= to; one++)
      client.query(versionQuery(id, one)).catch(() => undefined);
  }, [client, id, version, last]);
}

/** The versions of a row that the address asks for. */
export function useVersions(row: Row): Versions {
  const { search, change } = useRowAddress();
  const last = row.version;
  const version = Math.min(search.version ?? last, last);
  const other = search.compare === undefined ? undefined : Math.min(search.compare, last);
  const shown = useVersion(row.id, version, true);
  const compared = useVersion(row.id, other ?? 0, other !== undefined);
  useNeighbours(row.id, version, last);
  const show = useCallback((to: number) => change({ version: to, panel: undefined }), [change]);
  return {
    last,
    shown,
    compared: other === undefined ? undefined : compared,
    kinds: search.kinds,
    panel: search.panel ?? 'row',
    show,
    compare: (to) => change({ compare: to, version, panel: undefined }),
    swap: () => change({ version: other, compare: version }),
    filter: (kinds) => change({ kinds }),
    open: (panel) => change({ panel: panel === 'row' ? undefined : panel }),
  };
}
