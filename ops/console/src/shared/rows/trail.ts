import { create } from '../store/store';

/** The list that a row was opened from, as it was then. */
export interface Trail {
  project: string;
  /** Of the rows, in the order of the list. */
  ids: string[];
  /** The address of the list, after its question mark. */
  search: Record<string, string>;
  /** Where the rest of the list begins, if these are not all. */
  after: string | undefined;
}

export const trail = create<Trail | undefined>(undefined);

/** Where a row stands in the list that it was opened from. */
export interface Neighbours {
  /** From 1. */
  place: number;
  /** How many rows of the list are known. */
  known: number;
  /** Whether there are more than those. */
  more: boolean;
  previous: string | undefined;
  next: string | undefined;
}

/** The neighbours of a row; nothing if it was not opened from a list, or is not on it. */
export function neighbours(
  list: Trail | undefined,
  project: string,
  row: string,
): Neighbours | undefined {
  const index = list?.project === project ? list.ids.indexOf(row) : -1;
  if (list === undefined || index < 0) return undefined;
  return {
    place: index + 1,
    known: list.ids.length,
    more: list.after !== undefined,
    previous: list.ids[index - 1],
    next: list.ids[index + 1],
  };
}
