import { idempotencyKey } from '../api/client';
import { create, type Store } from '../store/store';
import { tell } from '../ui/notify';
import { dropDraft } from './drafts';
import type { Decision, Entry } from './entry';
import * as rules from './outbox';
import { reclaim, send, sendLeaving } from './send';
import { drop, follow, isStored, keep, load } from './storage';
import { passedOn } from './words';

/** This tab, for as long as it is open. */
const TAB = idempotencyKey();

/** Everything that one person decided here and that the server has not confirmed. */
export interface Outbox {
  user: string;
  entries: Store<Entry[]>;
  /** Whether the last attempt did not reach the server. */
  away: Store<boolean>;
  /** @throws Error where nothing more can be kept */
  decide: (decision: Decision) => void;
  /** Takes back the last decision where it has not been sent. */
  undo: () => Entry | undefined;
  /** Sends what is held. */
  flush: () => void;
  /** Tries again at once. */
  wake: () => void;
  /** Forgets a decision that was refused. */
  forget: (key: string) => void;
  start: () => () => void;
}

/** No decision can be kept until some of those that wait are sent. */
export class OutboxFull extends Error {}

/** Where there is no room for a later state, the one before it stays: it can still be sent. */
function keepIfRoom(entry: Entry): void {
  try {
    keep(entry);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function stored(before: Entry[], now: Entry[]): void {
  const kept = new Map(now.map((entry) => [entry.key, entry]));
  before.filter((entry) => !kept.has(entry.key)).forEach(drop);
  const known = new Set(before);
  now.filter((entry) => !known.has(entry)).forEach(keepIfRoom);
}

class Runner implements Outbox {
  readonly entries: Store<Entry[]>;
  readonly away = create(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;

  constructor(readonly user: string) {
    this.entries = create(load(user));
  }

  private change(to: (entries: Entry[]) => Entry[]): void {
    const before = this.entries.get();
    const now = to(before);
    stored(before, now);
    this.entries.set(() => now);
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const idle = rules.idleFor(this.entries.get(), TAB, Date.now());
    if (idle !== undefined) this.timer = setTimeout(() => void this.run(), idle);
  }

  private async run(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (;;) {
        const now = Date.now();
        this.change((entries) => rules.ripen(entries, now));
        const entry = rules.nextToSend(this.entries.get(), TAB, now);
        if (entry === undefined) return;
        await this.attempt(entry);
      }
    } finally {
      this.sending = false;
      this.schedule();
    }
  }

  private async attempt(entry: Entry): Promise<void> {
    if (!isStored(entry)) {
      this.entries.set((entries) => rules.without(entries, entry.key));
      return;
    }
    const outcome = await this.outcome(entry);
    if (outcome.kind === 'sent') dropDraft(entry.user, entry.task);
    this.away.set(() => outcome.kind === 'away');
    this.change((entries) => rules.after(entries, entry.key, outcome, Date.now()));
  }

  private async outcome(entry: Entry): Promise<rules.Outcome> {
    try {
      if (entry.reclaimed === true) await reclaim(entry.task);
      const state = await send(entry);
      if (entry.verb === 'skip' && state !== 'SKIPPED') tell(passedOn(entry));
      return { kind: 'sent' };
    } catch (error) {
      return rules.outcomeOf(error, entry);
    }
  }

  decide(decision: Decision): void {
    if (this.entries.get().length >= rules.MOST_ENTRIES) throw new OutboxFull();
    const entry: Entry = {
      ...decision,
      key: idempotencyKey(),
      user: this.user,
      tab: TAB,
      decidedAt: Date.now(),
      state: 'held',
      attempts: 0,
      tryAt: 0,
    };
    try {
      keep(entry);
    } catch {
      throw new OutboxFull();
    }
    this.change((entries) => rules.decide(entries, entry));
  }

  undo(): Entry | undefined {
    const entry = rules.undoable(this.entries.get(), TAB);
    if (entry !== undefined) this.forget(entry.key);
    return entry;
  }

  forget(key: string): void {
    this.change((entries) => rules.without(entries, key));
  }

  flush(): void {
    this.change((entries) => rules.release(entries, TAB));
  }

  wake(): void {
    this.change(rules.wake);
  }

  private leave(): void {
    this.flush();
    const own = this.entries
      .get()
      .filter((entry) => entry.state === 'due' && entry.tab === TAB && entry.attempts === 0);
    sendLeaving(own);
  }

  start(): () => void {
    const wake = () => this.wake();
    const leave = () => this.leave();
    window.addEventListener('online', wake);
    window.addEventListener('pagehide', leave);
    const unfollow = follow(this.user, () => this.adopt());
    this.schedule();
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('pagehide', leave);
      unfollow();
      clearTimeout(this.timer);
    };
  }

  /** Takes over what other tabs changed; what this tab made it knows best. */
  private adopt(): void {
    const own = this.entries.get().filter((entry) => entry.tab === TAB);
    const others = load(this.user).filter((entry) => entry.tab !== TAB);
    this.entries.set(() => [...others, ...own].sort((a, b) => a.decidedAt - b.decidedAt));
    this.schedule();
  }
}

const runners = new Map<string, Outbox>();

/** The outbox of a person, in this tab. */
export function outboxOf(user: string): Outbox {
  const known = runners.get(user);
  if (known !== undefined) return known;
  const made = new Runner(user);
  runners.set(user, made);
  return made;
}

/** What was decided in this tab and can still be undone. */
export const undoableHere = (entries: Entry[]): Entry | undefined => rules.undoable(entries, TAB);
