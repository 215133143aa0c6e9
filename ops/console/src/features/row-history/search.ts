import { isKind, type EventKind } from '../../shared/history/kinds';

export const PANELS = ['row', 'policy', 'proof'] as const;

/** What the right-hand side of a row's page shows. */
export type Panel = (typeof PANELS)[number];

/** What the address of a row's page says. */
export interface RowSearch {
  /** The version that is shown; the newest without it. */
  version?: number;
  /** The version that is shown beside it. */
  compare?: number;
  /** The kinds of event that are listed; all without it. */
  kinds?: EventKind[];
  panel?: Panel;
}

function versionOf(value: unknown): number | undefined {
  const version = typeof value === 'string' ? Number(value) : value;
  return typeof version === 'number' && Number.isSafeInteger(version) && version >= 0
    ? version
    : undefined;
}

function kindsOf(value: unknown): EventKind[] | undefined {
  const kinds = Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
  const known = kinds.filter(isKind);
  return known.length > 0 ? known : undefined;
}

/** Reads the address; what it cannot be is left out. */
export function rowSearch(search: Record<string, unknown>): RowSearch {
  const panel = PANELS.find((one) => one === search['panel']);
  const version = versionOf(search['version']);
  const compare = versionOf(search['compare']);
  const kinds = kindsOf(search['kinds']);
  return {
    ...(version === undefined ? {} : { version }),
    ...(compare === undefined ? {} : { compare }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(panel === undefined ? {} : { panel }),
  };
}
