import { share } from '../../shared/ui/numbers';
import classes from './StateBar.module.css';
import { partsOf, type States } from './states';

const percent = (part: number, rows: number): string => `${(part / Math.max(1, rows)) * 100}%`;

/** How much of a batch is accepted, being worked on, and skipped. */
export function StateBar({ rows, states }: { rows: number; states: States }) {
  const { accepted, going, skipped } = partsOf(states);
  const label = `${share(accepted / rows)} accepted, ${share(going / rows)} being worked on`;
  return (
    <div className={classes['bar']} role="img" aria-label={rows === 0 ? 'No rows yet' : label}>
      <div className={classes['done']} style={{ width: percent(accepted, rows) }} />
      <div className={classes['going']} style={{ width: percent(going, rows) }} />
      <div className={classes['skipped']} style={{ width: percent(skipped, rows) }} />
    </div>
  );
}
