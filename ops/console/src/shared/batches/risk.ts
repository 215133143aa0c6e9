import type { OpenBatch, SlaState } from '../api/types';
import { likely, NOT_ENOUGH } from '../figures/estimate';

/** What says whether a batch will be in time. */
export interface Deadline extends Pick<OpenBatch, 'open' | 'forecast'> {
  dueAt?: string | undefined;
}

/** From this probability of being late on, a batch is at risk. */
const AT_RISK_FROM = 0.2;

/** How a batch stands; nothing can be said of one without a due time, or before there is a forecast. */
export function batchStatus(batch: Deadline, now: number): SlaState | undefined {
  if (!batch.dueAt) return undefined;
  if (batch.open > 0 && new Date(batch.dueAt).getTime() < now) return 'BREACHED';
  const { breachProbability } = batch.forecast;
  if (breachProbability === undefined) return undefined;
  return breachProbability >= AT_RISK_FROM ? 'AT_RISK' : 'ON_TRACK';
}

/** How likely a batch is to be late, in words; what is known already is said as it is. */
export function chanceOfLate({ dueAt, open, forecast }: Deadline, now: number): string {
  const { breachProbability, enough } = forecast;
  if (dueAt === undefined) return '–';
  if (open === 0) return breachProbability === 1 ? 'Was late' : '–';
  if (Date.parse(dueAt) < now) return 'Overdue';
  if (!enough) return NOT_ENOUGH;
  return breachProbability === undefined ? '–' : likely(breachProbability);
}

/** Where moments lie on a line that begins now, from 0 to 1. */
export interface Line {
  from: number;
  to: number;
  due: number | undefined;
}

const at = (instant: string | undefined): number | undefined =>
  instant ? new Date(instant).getTime() : undefined;

/** How far the line goes past its last moment, so that nothing sticks to its end. */
const MARGIN = 1.08;

/** The forecast and the due time on one line, from now to the last of them. */
export function lineOf(batch: Deadline, now: number): Line | undefined {
  const due = at(batch.dueAt);
  const p50 = at(batch.forecast.p50);
  const p95 = at(batch.forecast.p95) ?? p50;
  if (p50 === undefined || p95 === undefined) return undefined;
  const start = Math.min(now, due ?? now);
  const length = (Math.max(p95, due ?? 0, now + 1) - start) * MARGIN;
  const share = (time: number) => Math.max(0, Math.min(1, (time - start) / length));
  return { from: share(p50), to: share(p95), due: due === undefined ? undefined : share(due) };
}
