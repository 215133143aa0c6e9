import { Box, Text, Tooltip } from '@mantine/core';
import type { Forecast } from '../api/types';
import { NOT_ENOUGH } from '../figures/estimate';
import { dateTime, relative } from '../time/format';
import { useNow } from '../time/now';
import classes from './ForecastBar.module.css';
import { lineOf, type Deadline } from './risk';

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;

/** Why it can't be said when a batch will be done. */
const noForecast = ({ enough }: Forecast): string =>
  enough ? 'No end in sight at the current rate' : NOT_ENOUGH;

function words({ dueAt, forecast }: Deadline): string {
  const due = dueAt ? `Due ${dateTime(dueAt)}. ` : 'No due time. ';
  if (!forecast.p50) return `${due}${noForecast(forecast)}.`;
  const late = forecast.p95 ? dateTime(forecast.p95) : 'an unknown date';
  return `${due}Forecast: 50 % likely by ${dateTime(forecast.p50)}, 95 % by ${late}.`;
}

/** From when to when a batch will be done (p50 to p95), against the line of its due time. */
export function ForecastBar({ batch }: { batch: Deadline }) {
  const now = useNow(30_000);
  const line = lineOf(batch, now);
  if (line === undefined) {
    return (
      <Text fz="xs" c="dimmed">
        {noForecast(batch.forecast)}
      </Text>
    );
  }
  const { p50, p95 } = batch.forecast;
  return (
    <Tooltip label={words(batch)} multiline maw={320}>
      <Box py={2}>
        <div className={classes['bar']} role="img" aria-label={words(batch)}>
          <div
            className={classes['span']}
            style={{ left: percent(line.from), width: percent(line.to - line.from) }}
          />
          {line.due !== undefined && (
            <div
              className={classes['due']}
              data-late={line.due < line.to}
              style={{ left: percent(line.due) }}
            />
          )}
        </div>
        <Text fz="xs" c="dimmed" mt={2}>
          {relative(p50 ?? '', now)}
          {p95 && p95 !== p50 ? ` – ${relative(p95, now)}` : ''}
        </Text>
      </Box>
    </Tooltip>
  );
}
