import { count } from '../ui/numbers';
import { SLA } from '../ui/status';
import type { Step, StepCount } from './steps';

/** A step with what is there, in words. */
export function stepWords(step: Step, at: StepCount | undefined, highlighted: boolean): string {
  const rows = at === undefined ? '' : `: ${count(at.rows)} ${at.rows === 1 ? 'row' : 'rows'}`;
  const status = at?.status === undefined ? '' : `, ${SLA[at.status].label.toLowerCase()}`;
  return `${step.name}${rows}${status}${highlighted ? ', the row is here' : ''}`;
}
