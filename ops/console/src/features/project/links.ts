const HOUR_MILLISECONDS = 3_600_000;

/** The first moment after an hour. */
export const hourAfter = (hour: string): string =>
  new Date(Date.parse(hour) + HOUR_MILLISECONDS).toISOString();
