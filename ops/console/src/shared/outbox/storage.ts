import type { Entry } from './entry';

/** Where decisions outlive the page: each under a name of its own, so that tabs do not collide. */
const PREFIX = 'countersign.outbox.';

const nameOf = (entry: Pick<Entry, 'user' | 'key'>): string =>
  `${PREFIX}${entry.user}.${entry.key}`;

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    ['key', 'user', 'tab', 'task', 'verb', 'state'].every(
      (name) => typeof fields[name] === 'string',
    ) &&
    typeof fields['decidedAt'] === 'number' &&
    typeof fields['said'] === 'object'
  );
}

function parsed(text: string | null): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isEntry(value) ? { ...value, tryAt: 0 } : undefined;
  } catch {
    return undefined;
  }
}

/** What waits for this person in this browser, the oldest first; never anybody else's. */
export function load(user: string): Entry[] {
  const prefix = `${PREFIX}${user}.`;
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => parsed(localStorage.getItem(name)) ?? [])
    .filter((entry) => entry.user === user)
    .sort((a, b) => a.decidedAt - b.decidedAt);
}

/** @throws DOMException where the browser has no room left */
export function keep(entry: Entry): void {
  localStorage.setItem(nameOf(entry), JSON.stringify(entry));
}

export function drop(entry: Pick<Entry, 'user' | 'key'>): void {
  localStorage.removeItem(nameOf(entry));
}

export const isStored = (entry: Entry): boolean => localStorage.getItem(nameOf(entry)) !== null;

/** Calls back when another tab changed what waits for this person. */
export function follow(user: string, changed: () => void): () => void {
  const prefix = `${PREFIX}${user}.`;
  const heard = (event: StorageEvent) => {
    if (event.key?.startsWith(prefix)) changed();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
