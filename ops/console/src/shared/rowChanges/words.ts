import type { RowAction, DataRowState } from '../api/types';

interface Words {
  /** What the button says. */
  name: string;
  /** What was done: "2 rows withdrawn". */
  done: string;
  /** What it does, to those who are about to do it. */
  does: string;
}

/** The words of each thing that is done to rows. */
export const ACTIONS: Record<RowAction, Words> = {
  WITHDRAW: {
    name: 'Withdraw',
    done: 'withdrawn',
    does: 'Their tasks are closed, and lists, figures and exports leave them out. Their history stays, and they can be restored.',
  },
  RESTORE: {
    name: 'Restore',
    done: 'restored',
    does: 'Finished rows are finished again. Rows that were on their way go on with the first review, or are labelled again.',
  },
  REOPEN: {
    name: 'Reopen',
    done: 'reopened',
    does: 'Their labels go through review again, from the first stage.',
  },
  REQUEUE: {
    name: 'Requeue',
    done: 'requeued',
    does: 'Skipped rows are labelled again, or reviewed if they have a label.',
  },
};

export const needsReason = (action: RowAction): boolean => action !== 'RESTORE';

/** What can be done to a row in this state. */
export function actionsFor(state: DataRowState): RowAction[] {
  if (state === 'WITHDRAWN') return ['RESTORE'];
  if (state === 'SKIPPED') return ['REQUEUE', 'WITHDRAW'];
  return state === 'ACCEPTED' ? ['REOPEN', 'WITHDRAW'] : ['WITHDRAW'];
}

/** What a list of rows in this state most likely is to be changed by. */
export const likely = (state: string | undefined): RowAction =>
  state === 'WITHDRAWN' || state === 'SKIPPED' || state === 'ACCEPTED'
    ? (actionsFor(state)[0] ?? 'WITHDRAW')
    : 'REOPEN';
