import type { Difference } from './diff';

/** A sign for each difference, so that colour never tells it alone. */
export const SIGNS: Record<Difference, string> = {
  same: '',
  changed: '≠',
  added: '+',
  removed: '−',
  differs: '≠',
  only: '+',
};

/** What is written beside something that is drawn: its name, with the sign of the difference. */
export const tagOf = (name: string, difference: Difference | undefined): string =>
  difference === undefined ? name : `${SIGNS[difference]} ${name}`.trim();

export const DIFFERENCES: Record<Difference, { word: string; color: string }> = {
  same: { word: 'Same', color: 'var(--mantine-color-dimmed)' },
  changed: { word: 'Changed', color: 'var(--cs-at-risk)' },
  added: { word: 'Added', color: 'var(--cs-on-track)' },
  removed: { word: 'Removed', color: 'var(--cs-breached)' },
  differs: { word: 'Differs', color: 'var(--cs-at-risk)' },
  only: { word: 'Only here', color: 'var(--cs-at-risk)' },
};
