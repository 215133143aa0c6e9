import type { Place } from '../../shared/ui/NumberLink';

type Search = Record<string, string | undefined>;

/** The rows of a project behind a number. */
export const rowsOf = (project: string, search: Search): Place => ({
  to: '/projects/$project/rows',
  params: { project },
  search,
});

/** The tasks of a project behind a number. */
export const tasksOf = (project: string, search: Search): Place => ({
  to: '/projects/$project/tasks',
  params: { project },
  search,
});

const HOUR_MILLISECONDS = 3_600_000;

/** The first moment after an hour. */
export const hourAfter = (hour: string): string =>
  new Date(Date.parse(hour) + HOUR_MILLISECONDS).toISOString();
