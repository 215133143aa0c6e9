import type { SlaState, StageWork } from '../api/types';

/** The open tasks of several stages. */
export interface OpenWork extends Omit<StageWork, 'stage' | 'oldest'> {
  oldest?: string | undefined;
  total: number;
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (other === undefined) return one;
  return one === undefined || Date.parse(other) < Date.parse(one) ? other : one;
}

/** All stages taken together, with the oldest of their tasks. */
export function sumOf(stages: StageWork[]): OpenWork {
  const sum = {
    onTrack: 0,
    atRisk: 0,
    breached: 0,
    total: 0,
    oldest: undefined as string | undefined,
  };
  for (const stage of stages) {
    sum.onTrack += stage.onTrack;
    sum.atRisk += stage.atRisk;
    sum.breached += stage.breached;
    sum.oldest = earlier(sum.oldest, stage.oldest);
  }
  return { ...sum, total: sum.onTrack + sum.atRisk + sum.breached };
}

/** How the most urgent of the tasks stands. */
export function worst(work: Pick<StageWork, 'atRisk' | 'breached'>): SlaState {
  if (work.breached > 0) return 'BREACHED';
  return work.atRisk > 0 ? 'AT_RISK' : 'ON_TRACK';
}
