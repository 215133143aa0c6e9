import type { Marks } from './marks';

/** A grid that somebody has begun: which rows, and what was said of them. */
export interface GridDraft {
  project: string;
  tasks: string[];
  marks: Marks;
}

const nameOf = (user: string, queue: string): string => `countersign.grid.${user}.${queue}`;

export function gridDraftOf(user: string, queue: string): GridDraft | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameOf(user, queue)) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { project, tasks, marks } = value as Partial<GridDraft>;
    const whole = typeof project === 'string' && Array.isArray(tasks) && marks !== undefined;
    return whole ? { project, tasks, marks } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what was begun, where the browser has room for it. */
export function keepGridDraft(user: string, queue: string, draft: GridDraft): void {
  try {
    localStorage.setItem(nameOf(user, queue), JSON.stringify(draft));
  } catch {
    // The rows stay claimed; what is lost with the page are the marks.
  }
}

export const dropGridDraft = (user: string, queue: string): void =>
  localStorage.removeItem(nameOf(user, queue));
