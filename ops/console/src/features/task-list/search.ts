import { searchOf } from '../../shared/address/search';

/** The filters of the list of tasks, as they stand in the address. */
export const taskSearch = searchOf([
  'stage',
  'state',
  'sla',
  'assignee',
  'kind',
  'batch',
  'outcome',
  'decision',
  'doneFrom',
  'doneTo',
] as const);

export type TaskSearch = ReturnType<typeof taskSearch>;
