import type { BurnUp } from '../api/types';

/** One moment of a burn-up: what had happened by then, or what is to be expected. */
export interface Moment {
  at: string;
  registered?: number;
  accepted?: number;
  low?: number;
  likely?: number;
  high?: number;
}

/** The past and the cone in one line of time; the cone begins where the past ends. */
export function moments({ points, cone }: Pick<BurnUp, 'points' | 'cone'>): Moment[] {
  const past: Moment[] = points.map(({ at, registered, accepted }) => ({
    at,
    registered,
    accepted,
  }));
  const future: Moment[] = cone.map(({ at, p5, p50, p95 }) => ({
    at,
    low: p5,
    likely: p50,
    high: p95,
  }));
  return [...past, ...future];
}

/** Points of a line: instant and value, without the moments that have none. */
export function line(all: Moment[], value: keyof Omit<Moment, 'at'>): [string, number][] {
  return all.flatMap((one) => {
    const found = one[value];
    return found === undefined ? [] : [[one.at, found] as [string, number]];
  });
}

/**
 * The past as lines: between two moments nobody knows when a row came in or was accepted, so that
 * both go straight from one to the other. Were one of them drawn in steps, more would seem to be
 * accepted than had come in.
 */
export const past = (all: Moment[]) =>
  (
    [
      ['Registered', 'registered'],
      ['Accepted', 'accepted'],
    ] as const
  ).map(([name, value]) => ({
    name,
    type: 'line' as const,
    symbol: 'none',
    data: line(all, value),
  }));

/** The width of the cone at each moment, to be stacked on its lower edge. */
export function width(all: Moment[]): [string, number][] {
  return all.flatMap((one) =>
    one.low === undefined || one.high === undefined ? [] : [[one.at, one.high - one.low]],
  );
}
