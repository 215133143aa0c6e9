import type { Place } from '../ui/NumberLink';

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

/** The decisions of a person, of all kinds or of one. */
export const decisionsOf = (
  project: string,
  { reviewer }: { reviewer: string },
  outcome?: string,
): Place =>
  tasksOf(project, {
    state: 'DONE',
    assignee: reviewer,
    ...(outcome === undefined ? { decision: 'true' } : { outcome }),
  });
