import { Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import type { Task } from '../../shared/api/types';
import type { CodePoints } from '../../shared/text/codePoints';
import { useKeys } from '../../shared/keys/registry';
import { ActionButtons, Comment, Reasons, SKIP_REASONS, type Action } from './Actions';
import { QuestionList } from './QuestionList';
import { Part } from '../../shared/ui/Part';
import type { Asked } from './queries';
import { Metadata, Rounds } from './Rounds';
import classes from './task.module.css';
import type { Desk } from './useDesk';
import { useQuestions } from './useQuestions';

function actionsOf(desk: Desk): Action[] {
  const reject = { label: 'Reject', key: 'r', run: () => desk.setAsking('reject') };
  const skip = { label: 'Skip', key: 'k', run: () => desk.setAsking('skip') };
  if (!desk.reviews) {
    return [{ label: 'Submit', key: 'Enter', run: desk.send, main: true }, skip];
  }
  if (desk.correcting) {
    return [
      { label: 'Submit correction', key: 'Enter', run: desk.send, main: true },
      { label: 'Back', key: 'Escape', run: desk.cancel },
      reject,
    ];
  }
  return [
    { label: 'Approve', key: 'a', run: desk.approve, main: true },
    { label: 'Correct', key: 'c', run: desk.correct },
    reject,
    skip,
  ];
}

function useActionKeys(actions: Action[], desk: Desk, comment: () => void) {
  const main = actions.find((action) => action.main);
  useKeys([
    ...actions.map(({ label, key, run }) => ({ key, does: label, run })),
    { key: 's', does: 'Submit', run: desk.send, enabled: desk.enabled },
    { key: 'Mod+Enter', does: 'Decide while typing', run: () => main?.run() },
    { key: 'm', does: 'Write a comment', run: comment },
    { key: 'l', does: 'Release the task', run: desk.release },
  ]);
}

/** Beside the row: what is asked, what was said before, and what can be decided. */
export function DeskSide({
  task,
  asked,
  desk,
  points,
}: {
  task: Task;
  asked: Asked;
  desk: Desk;
  points: CodePoints | undefined;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const actions = actionsOf(desk);
  const questions = useQuestions(desk.questions, asked.definitions, desk.label, desk.enabled);
  useActionKeys(actions, desk, () => field.current?.focus());
  const wrong = desk.problems.get('') ?? [];
  return (
    <section className={classes.side} aria-label="Label and decision">
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Questions">
        <QuestionList
          asked={desk.questions}
          definitions={asked.definitions}
          label={desk.label}
          questions={questions}
          enabled={desk.enabled}
          problems={desk.problems}
          points={points}
        />
        <Part>
          <Rounds task={task} />
        </Part>
        <Part>
          <Metadata metadata={task.metadata} />
        </Part>
      </div>
      <Stack gap={8} className={classes.actions} data-waits={!desk.seen.enough || undefined}>
        {wrong.map((detail) => (
          <Text key={detail} fz="sm" c="var(--cs-breached)" role="alert">
            {detail}
          </Text>
        ))}
        <Comment value={desk.comment} onChange={desk.setComment} field={field} />
        {desk.asking === undefined ? (
          <ActionButtons actions={actions} />
        ) : (
          <Reasons
            title={desk.asking === 'reject' ? 'Reject because' : 'Skip because'}
            reasons={desk.asking === 'reject' ? asked.reasons : SKIP_REASONS}
            note={
              desk.asking === 'skip' && asked.confirmSkips
                ? 'The row is skipped once two people say so.'
                : undefined
            }
            onReason={desk.because}
            onCancel={() => desk.setAsking(undefined)}
          />
        )}
      </Stack>
    </section>
  );
}
