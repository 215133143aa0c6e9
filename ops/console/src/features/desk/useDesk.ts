import { useEffect, useMemo, useState } from 'react';
import type { Annotation, Task } from '../../shared/api/types';
import { draftOf, keepDraft, type Draft } from '../../shared/outbox/drafts';
import type { Verb } from '../../shared/outbox/entry';
import { useEntries, useOutbox } from '../../shared/outbox/useOutbox';
import { complain, tell } from '../../shared/ui/notify';
import { errorsByName, missing, questionsOf } from './editing/questions';
import { useLabel } from './editing/useLabel';
import { useRelease, type Asked } from './queries';
import { useSeen } from './seen';
import { useStopwatch, type Stopwatch } from './stopwatch';
import { changesNothing, useDecision, type Work } from './useDecision';

const NOTHING: Annotation[] = [];

/** Keeps what is unfinished, so that it outlives a reload. */
function useDraft(
  task: Task,
  draft: Draft | undefined,
  work: Omit<Work, 'secondsSpent'>,
  watch: Stopwatch,
  touched: boolean,
) {
  const { user } = useOutbox();
  const { annotations, comment, correcting } = work;
  useEffect(() => {
    if (draft === undefined && !touched) return;
    const secondsSpent = watch.seconds();
    keepDraft(user, task.id, { annotations, comment, correcting, secondsSpent, at: Date.now() });
  }, [user, task.id, draft, annotations, comment, correcting, watch, touched]);
}

/** What the server found wrong with an earlier try, and what is missing. */
function useProblems(task: Task, asked: Asked, annotations: Annotation[], tried: boolean) {
  const entries = useEntries();
  return useMemo(() => {
    const refused = entries.find((entry) => entry.task === task.id && entry.state === 'refused');
    const found = new Map(
      errorsByName(refused?.trouble?.errors ?? [], refused?.said.annotations ?? []),
    );
    if (!tried) return found;
    missing(asked.definitions, annotations).forEach((name) =>
      found.set(name, [...(found.get(name) ?? []), 'This is required.']),
    );
    return found;
  }, [entries, task.id, asked.definitions, annotations, tried]);
}

/** A person at work on one task. */
export function useDesk(task: Task, asked: Asked, queue: string) {
  const outbox = useOutbox();
  const [draft] = useState(() => draftOf(outbox.user, task.id));
  const questions = useMemo(
    () => questionsOf(asked.definitions, task.content),
    [asked.definitions, task.content],
  );
  const drawable = questions.flatMap((one) => (one.kind === 'draw' ? one.definitions : []));
  const given = task.label?.annotations ?? NOTHING;
  const label = useLabel(draft?.annotations ?? given, drawable);
  const [correcting, setCorrecting] = useState(draft?.correcting ?? false);
  const [comment, setComment] = useState(draft?.comment ?? '');
  const [asking, setAsking] = useState<'reject' | 'skip'>();
  const [tried, setTried] = useState(false);
  const watch = useStopwatch(draft?.secondsSpent ?? 0);
  const seen = useSeen(asked.minimumViewMillis);
  const decision = useDecision(task, queue);
  const giveBack = useRelease();
  const { annotations } = label;
  const touched = label.editing.past.length > 0 || comment !== '' || correcting;
  useDraft(task, draft, { annotations, comment, correcting }, watch, touched);
  const problems = useProblems(task, asked, annotations, tried);
  const reviews = task.kind === 'REVIEW';

  const decide = (verb: Verb, reason?: string) => {
    if (!seen.enough) return;
    const work = { annotations, comment, correcting, secondsSpent: watch.seconds() };
    if (decision.decide(verb, work, reason) === 'full') {
      complain(
        new Error('Too many unsent decisions in this browser. Wait until the server is back.'),
      );
    }
  };
  const send = () => {
    setTried(true);
    if (missing(asked.definitions, annotations).length > 0) return;
    if (correcting && changesNothing(task, annotations)) {
      tell('Nothing has changed yet: change something, or go back and approve.');
      return;
    }
    decide(correcting ? 'correct' : 'submit');
  };
  const cancel = () => {
    setCorrecting(false);
    if (!changesNothing(task, annotations)) label.restart(given);
  };
  const release = () => giveBack.mutate(task.id, { onSuccess: decision.leave, onError: complain });
  return {
    label,
    questions,
    problems,
    reviews,
    correcting,
    enabled: !reviews || correcting,
    seen,
    comment,
    setComment,
    asking,
    setAsking,
    restored: draft !== undefined,
    approve: () => decide('approve'),
    correct: () => setCorrecting(true),
    cancel,
    send,
    because: (reason: string) => asking !== undefined && decide(asking, reason),
    release,
    undo: decision.undo,
  };
}

export type Desk = ReturnType<typeof useDesk>;
