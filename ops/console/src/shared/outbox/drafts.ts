import type { Annotation } from '../api/types';

/** Unfinished work on a task, as it outlives a reload. */
export interface Draft {
  annotations: Annotation[];
  comment: string;
  /** Whether a reviewer had begun to correct. */
  correcting: boolean;
  secondsSpent: number;
  /** Milliseconds of this machine's clock. */
  at: number;
}

const PREFIX = 'countersign.draft.';
/** Most drafts that are kept for one person; the oldest go first. */
export const MOST_DRAFTS = 50;

const prefixOf = (user: string): string => `${PREFIX}${user}.`;
const nameOf = (user: string, task: string): string => `${prefixOf(user)}${task}`;

function parsed(text: string | null): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = value as Partial<Draft>;
    return Array.isArray(fields.annotations) && typeof fields.at === 'number'
      ? {
          annotations: fields.annotations,
          comment: fields.comment ?? '',
          correcting: fields.correcting === true,
          secondsSpent: fields.secondsSpent ?? 0,
          at: fields.at,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

export const draftOf = (user: string, task: string): Draft | undefined =>
  parsed(localStorage.getItem(nameOf(user, task)));

export function dropDraft(user: string, task: string): void {
  localStorage.removeItem(nameOf(user, task));
}

function oldestFirst(user: string): string[] {
  const at = (name: string) => parsed(localStorage.getItem(name))?.at ?? 0;
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefixOf(user)))
    .sort((a, b) => at(a) - at(b));
}

/** Keeps unfinished work; where there is no room, that of the oldest tasks makes it. */
export function keepDraft(user: string, task: string, draft: Draft): boolean {
  const name = nameOf(user, task);
  const others = oldestFirst(user).filter((other) => other !== name);
  others
    .splice(0, Math.max(0, others.length - MOST_DRAFTS + 1))
    .forEach((other) => localStorage.removeItem(other));
  for (;;) {
    try {
      localStorage.setItem(name, JSON.stringify(draft));
      return true;
    } catch {
      const oldest = others.shift();
      if (oldest === undefined) return false;
      localStorage.removeItem(oldest);
    }
  }
}
