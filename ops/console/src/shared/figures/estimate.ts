import type { Share } from '../api/types';
import { count, share } from '../ui/numbers';

const WHOLE = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

const NOTHING = '–';
export const NOT_ENOUGH = 'Not enough yet';

/** The share itself, where enough was counted that it says something. */
export function saidOf({ of, share: value, enough }: Share): string {
  if (of === 0) return NOTHING;
  return enough ? share(value) : NOT_ENOUGH;
}

/** Where the true share is with a probability of 95 %; nowhere to be said of too few. */
export const intervalOf = ({ low, high, enough }: Share): string | undefined =>
  enough ? `${WHOLE.format(low)} to ${WHOLE.format(high)}` : undefined;

/** All in one line, with of how many it is. */
export function estimated(figure: Share): string {
  if (figure.of === 0) return NOTHING;
  const sure = [intervalOf(figure), `n = ${count(figure.of)}`].filter((part) => part !== undefined);
  return `${saidOf(figure)} (${sure.join(', ')})`;
}

/** What a chart draws: nothing where too few were counted. */
export const drawnOf = ({ share: value, enough }: Share): number | null =>
  enough ? (value ?? null) : null;

/** A probability of something that is not known: never said as certain or impossible. */
export function likely(probability: number): string {
  if (probability > 0.99) return 'more than 99%';
  if (probability < 0.01) return 'less than 1%';
  return WHOLE.format(probability);
}
