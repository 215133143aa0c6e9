import type { Batch } from '../../shared/api/types';
import { STATES } from '../../shared/ui/status';

/** How many rows are in each state. */
export type States = Batch['states'];

type State = keyof States;

/** The rows of a batch as finished, skipped, and still being worked on; not those withdrawn. */
export function partsOf(states: States): { accepted: number; skipped: number; going: number } {
  const all = Object.values(states).reduce((sum, rows) => sum + rows, 0) - (states.WITHDRAWN ?? 0);
  const accepted = states.ACCEPTED ?? 0;
  const skipped = states.SKIPPED ?? 0;
  return { accepted, skipped, going: all - accepted - skipped };
}

/** The states that have rows, in the order in which a row passes them. */
export const statesInOrder = (states: States): [State, number][] =>
  (Object.keys(STATES) as State[])
    .map((state): [State, number] => [state, states[state] ?? 0])
    .filter(([, rows]) => rows > 0);

/** A batch as its deadline is told. */
export const deadlineOf = (batch: Batch) => ({
  dueAt: batch.dueAt,
  open: partsOf(batch.states).going,
  forecast: batch.forecast,
});
