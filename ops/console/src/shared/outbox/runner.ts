import { idempotencyKey } from '../api/client';
import { create, type Store } from '../store/store';
import { tell } from '../ui/notify';
import { dropDraft } from './drafts';
import type { Decision, Entry } from './entry';
import * as rules from './outbox';
import { reclaim, send, sendGrid, sendLeaving } from './send';
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
  /**
   * Keeps decisions that are sent in one request and taken back together; gives their common key.
   *
   * @throws Error where not all of them can be kept
   */
  decideAll: (decisions: Decision[]) => string;
  /** Takes back the last decision where it has not been sent, and those made together with it. */
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
        const next = rules.nextToSend(this.entries.get(), TAB, now);
        if (next.length === 0) return;
        await this.attempt(next);
      }
    } finally {
      this.sending = false;
      this.schedule();
    }
  }

  private async attempt(chosen: Entry[]): Promise<void> {
    const gone = chosen.filter((entry) => !isStored(entry));
    if (gone.length > 0) {
      this.entries.set((entries) => entries.filter((entry) => !gone.includes(entry)));
      return;
    }
    const outcomes = await this.outcomes(chosen);
    chosen
      .filter((_, place) => outcomes[place]?.kind === 'sent')
      .forEach((entry) => dropDraft(entry.user, entry.task));
    this.away.set(() => outcomes.every((outcome) => outcome.kind === 'away'));
    this.change((entries) =>
      chosen.reduce((kept, { key }, place) => {
        const outcome = outcomes[place];
        return outcome === undefined ? kept : rules.after(kept, key, outcome, Date.now());
      }, entries),
    );
  }

  private async outcomes(chosen: Entry[]): Promise<rules.Outcome[]> {
    const [entry] = chosen;
    if (entry === undefined) return [];
    try {
      if (entry.grid !== undefined) {
        const problems = await sendGrid(entry.grid, chosen);
        return chosen.map((one) => rules.outcomeOfPart(problems.get(one.task), one));
      }
      if (entry.reclaimed === true) await reclaim(entry.task);
      const state = await send(entry);
      if (entry.verb === 'skip' && state !== 'SKIPPED') tell(passedOn(entry));
      return [{ kind: 'sent' }];
    } catch (error) {
      return chosen.map((one) => rules.outcomeOf(error, one));
    }
  }

  private entryOf(decision: Decision, decidedAt: number): Entry {
    return {
      ...decision,
      key: idempotencyKey(),
      user: this.user,
      tab: TAB,
      decidedAt,
      state: 'held',
      attempts: 0,
      tryAt: 0,
    };
  }

  private hold(made: Entry[]): void {
    if (this.entries.get().length + made.length > rules.MOST_ENTRIES) throw new OutboxFull();
    try {
      made.forEach(keep);
    } catch {
      made.forEach(drop);
      throw new OutboxFull();
    }
    this.change((entries) => rules.decide(entries, ...made));
  }

  decide(decision: Decision): void {
    this.hold([this.entryOf(decision, Date.now())]);
  }

  decideAll(decisions: Decision[]): string {
    const grid = idempotencyKey();
    const now = Date.now();
    this.hold(decisions.map((decision) => ({ ...this.entryOf(decision, now), grid })));
    return grid;
  }

  undo(): Entry | undefined {
    const last = rules.undoable(this.entries.get(), TAB);
    if (last === undefined) return undefined;
    const { key, grid } = last;
    this.change((entries) =>
      entries.filter((entry) => entry.key !== key && (grid === undefined || entry.grid !== grid)),
    );
    return last;
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
    sendLeaving(rules.requests(own));
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
