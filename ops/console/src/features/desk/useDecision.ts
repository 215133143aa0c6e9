import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Annotation, Task } from '../../shared/api/types';
import { saysSame } from '../../shared/label/diff';
import { draftOf, dropDraft, keepDraft } from '../../shared/outbox/drafts';
import type { Verb } from '../../shared/outbox/entry';
import { OutboxFull } from '../../shared/outbox/runner';
import { useOutbox } from '../../shared/outbox/useOutbox';
import { putBack, takeAhead } from './ahead';
import { forSending } from './editing/questions';
import { claim, taskQuery } from './queries';
import { markDecision } from './speed';

/** What a person has made of a task so far. */
export interface Work {
  annotations: Annotation[];
  comment: string;
  correcting: boolean;
  secondsSpent: number;
}

/** Whether a label, as it would be sent, says what another does. */
export const isSameLabel = (label: Annotation[], annotations: Annotation[]): boolean => {
  const now = forSending(annotations);
  return (
    label.length === now.length && label.every((one) => now.some((other) => saysSame(one, other)))
  );
};

/** Whether a correction corrects nothing. */
export const changesNothing = (task: Task, annotations: Annotation[]): boolean =>
  isSameLabel(task.label?.annotations ?? [], annotations);

/** A claim with less time left than this is renewed when its row is shown. */
const SHORT_MILLISECONDS = 300_000;

const isShort = (task: Task): boolean =>
  Date.parse(task.claimExpiresAt ?? '') - Date.now() < SHORT_MILLISECONDS;

const SENDS_LABEL: Verb[] = ['submit', 'correct'];

/** Decides, takes decisions back, and goes from row to row; `queue` says where rows come from. */
export function useDecision(task: Task, queue: string) {
  const outbox = useOutbox();
  const client = useQueryClient();
  const navigate = useNavigate();

  const show = (id: string) =>
    void navigate({
      to: '/my-work/tasks/$task',
      params: { task: id },
      search: { queue },
      replace: true,
    });

  /** Takes a task for longer that was loaded ahead some time ago. */
  const renew = (id: string) => {
    const { queryKey } = taskQuery(id);
    void claim(id).then(
      (renewed) => client.setQueryData(queryKey, renewed),
      () => client.invalidateQueries({ queryKey }),
    );
  };

  const advance = () => {
    const next = takeAhead();
    if (next !== undefined) {
      show(next.id);
      if (isShort(next)) renew(next.id);
    } else void navigate({ to: '/my-work/$queue/next', params: { queue }, replace: true });
  };

  const decide = (verb: Verb, work: Work, reason?: string): 'full' | undefined => {
    const { id, dataRow, project, key, stage } = task;
    const said = {
      ...(SENDS_LABEL.includes(verb) ? { annotations: forSending(work.annotations) } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(work.comment.trim() === '' ? {} : { comment: work.comment.trim() }),
      secondsSpent: work.secondsSpent,
    };
    const earlier = outbox.entries.get().filter((entry) => entry.task === id);
    if (earlier.some((entry) => entry.state !== 'refused')) return undefined;
    earlier.forEach((entry) => outbox.forget(entry.key));
    try {
      outbox.decide({ task: id, dataRow, project, rowKey: key, stage, verb, said });
    } catch (error) {
      if (error instanceof OutboxFull) return 'full';
      throw error;
    }
    keepDraft(outbox.user, id, { ...work, at: Date.now() });
    markDecision();
    advance();
    return undefined;
  };

  const undo = (): boolean => {
    const entry = outbox.undo();
    if (entry === undefined) return false;
    const now = client.getQueryData(taskQuery(task.id).queryKey);
    if (now?.state === 'CLAIMED' && now.id !== entry.task) putBack(now);
    show(entry.task);
    return true;
  };

  const leave = () => {
    const draft = draftOf(outbox.user, task.id);
    if (draft !== undefined) dropDraft(outbox.user, task.id);
    advance();
  };

  return { decide, undo, advance, leave };
}
