/** What a model's proposal leads to, at given thresholds. */
export interface Thresholds {
  suggestFrom: number;
  acceptFrom: number;
}

/** What becomes of a row: accepted, reviewed with the proposal as its label, or labelled. */
export type Outcome = 'accept' | 'review' | 'label';

export function outcomeOf(confidence: number | undefined, thresholds: Thresholds): Outcome {
  if (confidence === undefined || confidence < thresholds.suggestFrom) return 'label';
  return confidence >= thresholds.acceptFrom ? 'accept' : 'review';
}

/** A row of a sample, as far as thresholds care. */
export interface Proposed {
  key: string;
  confidence?: number | undefined;
}

/** How many rows of a sample would end in each way. */
export function countOutcomes(items: Proposed[], thresholds: Thresholds): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { accept: 0, review: 0, label: 0 };
  items.forEach((item) => counts[outcomeOf(item.confidence, thresholds)]++);
  return counts;
}

/** What was found at the threshold that is nearest to the one chosen. */
export function atThreshold<T extends { threshold: number }>(
  found: T[],
  threshold: number,
): T | undefined {
  const distance = (one: T) => Math.abs(one.threshold - threshold);
  return found.toSorted((one, other) => distance(one) - distance(other))[0];
}

/** The rows whose confidence is nearest to a threshold, those just above it first. */
export function nearest<T extends Proposed>(items: T[], threshold: number, most: number): T[] {
  return items
    .filter((item) => item.confidence !== undefined)
    .sort(
      (one, other) =>
        Math.abs((one.confidence ?? 0) - threshold) - Math.abs((other.confidence ?? 0) - threshold),
    )
    .slice(0, most)
    .sort((one, other) => (other.confidence ?? 0) - (one.confidence ?? 0));
}

/** How many rows have a confidence in each of `bins` equal parts of 0 to 1. */
export function histogram(items: Proposed[], bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const { confidence } of items) {
    if (confidence === undefined) continue;
    const bin = Math.min(bins - 1, Math.floor(confidence * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
