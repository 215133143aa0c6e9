import type { Annotation, FieldError } from '../api/types';

/** What somebody decides about a task. */
export type Verb = 'submit' | 'approve' | 'correct' | 'reject' | 'skip';

/** What goes over the wire with it. */
export interface Said {
  annotations?: Annotation[];
  reason?: string;
  comment?: string;
  secondsSpent?: number;
}

/** A decision about a task, and what to call its row. */
export interface Decision {
  task: string;
  dataRow: string;
  project: string;
  rowKey: string;
  stage: string;
  verb: Verb;
  said: Said;
}

/** Why the server did not take a decision; `code` is stable. */
export interface Trouble {
  status: number;
  code: string;
  detail: string;
  errors: FieldError[];
}

/**
 * A decision on its way: `held` while it can be undone, `due` while it is being sent, `refused` when
 * the server will not take it and a person has to see to it.
 */
export interface Entry extends Decision {
  /** Idempotency key: sent any number of times, it has one effect. */
  key: string;
  user: string;
  /** The tab it was made in, which sends it as long as it lives. */
  tab: string;
  /** Milliseconds of this machine's clock. */
  decidedAt: number;
  state: 'held' | 'due' | 'refused';
  attempts: number;
  tryAt: number;
  /** Of several that were decided together: the key under which they are sent as one request. */
  grid?: string;
  /** Whether a claim that had run out was already taken again for it. */
  reclaimed?: boolean;
  trouble?: Trouble;
}
