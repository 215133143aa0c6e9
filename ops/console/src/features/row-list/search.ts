import { searchOf } from '../../shared/address/search';

/** The filters and the order of the list of rows, as they stand in the address. */
export const rowSearch = searchOf([
  'state',
  'stage',
  'step',
  'sla',
  'batch',
  'key',
  'acceptedBy',
  'acceptedFrom',
  'acceptedTo',
  'author',
  'reviewer',
  'outcome',
  'model',
  'modelVersion',
  'predictedClass',
  'finalClass',
  'confidenceFrom',
  'confidenceTo',
  'proposedBy',
  'confidenceBand',
  'counted',
  'overturned',
  'reviewed',
  'rejected',
  'firstPass',
  'audited',
  'agreed',
  'reopeningAsked',
  'breached',
  'breachedOn',
  'breachedStage',
  'reason',
  'metadata',
  'question',
  'compare',
  'answeredBy',
  'answer',
  'otherBy',
  'otherAnswer',
  'answeredIn',
  'text',
  'ids',
  'sort',
  'descending',
] as const);

/** How the list is sorted, which does not change what is in it. */
const ORDER: readonly string[] = ['sort', 'descending'];

/** What restricts the list. */
export const filtersIn = (search: RowSearch): RowSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !ORDER.includes(name)));

export type RowSearch = ReturnType<typeof rowSearch>;
