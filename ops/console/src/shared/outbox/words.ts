import type { Entry, Verb } from './entry';

const DONE: Record<Verb, string> = {
  submit: 'Submitted',
  approve: 'Approved',
  correct: 'Corrected',
  reject: 'Rejected',
  skip: 'Skipped',
};

/** "Approved sku-12". */
export const decided = (entry: Pick<Entry, 'verb' | 'rowKey'>): string =>
  `${DONE[entry.verb]} ${entry.rowKey}`;

/** What became of a skip that a second person has to confirm. */
export const passedOn = (entry: Pick<Entry, 'rowKey'>): string =>
  `Skipped ${entry.rowKey}: another person looks at it, too`;

export const decisions = (number: number): string =>
  number === 1 ? '1 decision' : `${number} decisions`;

/** What was decided last and can be taken back: "Approved sku-12", or how many at once. */
export const undone = (last: Entry, entries: Entry[]): string =>
  last.grid === undefined
    ? decided(last)
    : `Decided ${rowsOf(entries.filter((entry) => entry.grid === last.grid).length)}`;

const rowsOf = (number: number): string => (number === 1 ? '1 row' : `${number} rows`);
