import { Text } from '@mantine/core';
import { count, share } from '../../shared/ui/numbers';
import { histogram, outcomeOf, type Proposed, type Thresholds } from './outcome';
import classes from './Histogram.module.css';

const BINS = 20;

/** How sure the model is of the rows of a sample, coloured by what becomes of them. */
export function Histogram({ items, thresholds }: { items: Proposed[]; thresholds: Thresholds }) {
  const counts = histogram(items, BINS);
  const most = Math.max(1, ...counts);
  const words = counts
    .map((rows, bin) => ({ rows, from: bin / BINS }))
    .filter(({ rows }) => rows > 0)
    .map(({ rows, from }) => `${count(rows)} from ${share(from)}`)
    .join(', ');
  return (
    <figure className={classes['figure']}>
      <div className={classes['bars']} role="img" aria-label={`Rows by confidence: ${words}`}>
        {counts.map((rows, bin) => (
          <div
            key={bin}
            className={classes['bar']}
            data-kind={outcomeOf((bin + 0.5) / BINS, thresholds)}
            style={{ height: `${(100 * rows) / most}%` }}
            title={`${share(bin / BINS)} to ${share((bin + 1) / BINS)}: ${count(rows)}`}
          />
        ))}
        <div
          className={classes['line']}
          style={{ insetInlineStart: `${100 * thresholds.suggestFrom}%` }}
        />
        <div
          className={classes['line']}
          style={{ insetInlineStart: `${100 * thresholds.acceptFrom}%` }}
        />
      </div>
      <figcaption className={classes['axis']}>
        {['0 %', '25 %', '50 %', '75 %', '100 %'].map((tick) => (
          <Text key={tick} fz="xs" c="dimmed">
            {tick}
          </Text>
        ))}
      </figcaption>
    </figure>
  );
}
