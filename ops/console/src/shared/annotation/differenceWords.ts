import type { Difference } from './diff';

/** A sign for each difference, so that colour never tells it alone. */
export const SIGNS: Record<Difference, string> = {
  same: '',
  changed: '≠',
  added: '+',
  removed: '−',
};

export const DIFFERENCES: Record<Difference, { word: string; color: string }> = {
  same: { word: 'Same', color: 'var(--mantine-color-dimmed)' },
  changed: { word: 'Changed', color: 'var(--cs-at-risk)' },
  added: { word: 'Added', color: 'var(--cs-on-track)' },
  removed: { word: 'Removed', color: 'var(--cs-breached)' },
};
