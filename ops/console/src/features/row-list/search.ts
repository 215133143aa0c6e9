import { searchOf } from '../../shared/address/search';

/** The filters of the list of rows, as they stand in the address. */
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
] as const);

export type RowSearch = ReturnType<typeof rowSearch>;
