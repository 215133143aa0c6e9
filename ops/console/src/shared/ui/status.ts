import type { DataRowState, SlaState } from '../api/types';

/** The name, the colour and the order of each status: what needs an action comes first. */
export const SLA: Record<
  SlaState,
  { label: string; color: string; variable: string; order: number }
> = {
  BREACHED: { label: 'Breached', color: 'red', variable: 'var(--cs-breached)', order: 0 },
  AT_RISK: { label: 'At risk', color: 'orange', variable: 'var(--cs-at-risk)', order: 1 },
  ON_TRACK: { label: 'On track', color: 'green', variable: 'var(--cs-on-track)', order: 2 },
};

/** States of a data row in the words of the page. */
export const STATES: Record<DataRowState, string> = {
  REGISTERED: 'Registered',
  AWAITING_PRE_LABEL: 'Waiting for the model',
  LABEL: 'To label',
  REVIEW: 'In review',
  REWORK: 'In rework',
  ADJUDICATE: 'To adjudicate',
  ACCEPTED: 'Accepted',
  SKIPPED: 'Skipped',
  WITHDRAWN: 'Withdrawn',
};

/** The name of a state; what somebody wrote into the address may be none. */
export const stateName = (state: string): string =>
  (STATES as Partial<Record<string, string>>)[state] ?? state;

/** "first-pass-yield" or "FIRST_PASS" as a person would write it. */
export function spoken(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
