import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { DIGITS } from '../../shared/annotationKinds/options/filter';
import { Option } from '../../shared/annotationKinds/options/Option';
import { drawingOf, isDrawn, kindOf, markingOf } from '../../shared/annotationKinds/registry';
import type { Definition } from '../../shared/api/types';
import { Statement, Swatch } from '../../shared/label/Statements';
import type { CodePoints } from '../../shared/text/codePoints';
import { looks, type Look } from '../../shared/ui/look';
import { questionName, saidOf, type Question } from './editing/questions';
import type { Label } from './editing/useLabel';
import classes from './task.module.css';
import type { Questions } from './useQuestions';

interface Asking {
  label: Label;
  questions: Questions;
  active: boolean;
  enabled: boolean;
  lookOf: (name: string) => Look;
}

function DrawAnswer({
  definitions,
  asking,
  points,
}: {
  definitions: Definition[];
  asking: Asking;
  points: CodePoints | undefined;
}) {
  const { label, active, enabled, lookOf } = asking;
  const marks = enabled && definitions.some(markingOf);
  const drawn = label.annotations.flatMap((one, place) => (isDrawn(one) ? [{ one, place }] : []));
  return (
    <Stack gap={6}>
      {enabled && (
        <Stack gap={1} role="group" aria-label="What to draw">
          {definitions.some(drawingOf) && (
            <Option
              label="Select and move"
              digit="V"
              chosen={label.selecting}
              onChoose={() => label.setSelecting(true)}
            />
          )}
          {definitions.map((definition, place) => (
            <Option
              key={definition.name}
              label={`${definition.name} (${definition.type})`}
              digit={active ? DIGITS[place] : undefined}
              chosen={!label.selecting && label.drawn?.name === definition.name}
              before={<Swatch look={lookOf(definition.name)} />}
              onChoose={() => label.draw(definition.name)}
            />
          ))}
        </Stack>
      )}
      <Stack gap={2} component="ul" p={0} m={0} className={classes.drawn}>
        {drawn.map(({ one, place }) => (
          <li key={place}>
            <button
              type="button"
              className={classes.drawnOne}
              aria-pressed={place === label.editing.selected}
              onClick={() => label.select(place)}
            >
              <Statement annotation={one} look={lookOf(one.name)} points={points} />
            </button>
          </li>
        ))}
      </Stack>
      {drawn.length === 0 && (
        <Text fz="sm" c="dimmed">
          Nothing yet.{marks && ' Select words to mark them; hold Alt to mark letters.'}
        </Text>
      )}
    </Stack>
  );
}

function SaidAnswer({ definition, asking }: { definition: Definition; asking: Asking }) {
  const { label, questions, active, enabled } = asking;
  const { input } = kindOf(definition);
  if (input.on !== 'form') return null;
  return (
    <input.Answer
      definition={definition}
      said={saidOf(label.annotations, definition)}
      say={(annotation, merge) => label.say(definition.name, annotation, merge)}
      choose={(option) => questions.choose(definition, option)}
      active={active}
      enabled={enabled}
      typed={active ? questions.typed : ''}
      onType={questions.setTyped}
      field={active ? questions.holdField : undefined}
    />
  );
}

const isRequired = (question: Question): boolean =>
  question.kind === 'say'
    ? question.definition.required
    : question.definitions.some((definition) => definition.required);

const drawingName = ({ definitions }: Extract<Question, { kind: 'draw' }>): string =>
  definitions[0] && markingOf(definitions[0]) ? 'Mark' : 'Draw';

/** Everything that is asked of the row, with what is wrong beside it. */
export function QuestionList({
  asked,
  definitions,
  label,
  questions,
  enabled,
  problems,
  points,
}: {
  asked: Question[];
  definitions: Definition[];
  label: Label;
  questions: Questions;
  enabled: boolean;
  problems: ReadonlyMap<string, string[]>;
  points: CodePoints | undefined;
}) {
  const lookOf = useMemo(() => looks(definitions), [definitions]);
  return asked.map((question, place) => {
    const active = place === questions.at;
    const name = question.kind === 'draw' ? drawingName(question) : questionName(question);
    const names = question.kind === 'draw' ? question.definitions.map((one) => one.name) : [name];
    const wrong = names.flatMap((one) => problems.get(one) ?? []);
    const asking = { label, questions, active, enabled, lookOf };
    return (
      <section
        key={name}
        className={classes.question}
        data-active={(active && enabled) || undefined}
        aria-label={name}
        onFocusCapture={() => active || questions.goTo(place)}
      >
        <Text fz="sm" fw={600} component="h2" m={0}>
          {name}
          {isRequired(question) && (
            <Text span fz="xs" c="dimmed" ml={6}>
              required
            </Text>
          )}
        </Text>
        {question.kind === 'say' && question.definition.description && (
          <Text fz="xs" c="dimmed">
            {question.definition.description}
          </Text>
        )}
        {wrong.map((detail) => (
          <Text key={detail} fz="sm" c="var(--cs-breached)" role="alert">
            {detail}
          </Text>
        ))}
        {question.kind === 'draw' ? (
          <DrawAnswer definitions={question.definitions} asking={asking} points={points} />
        ) : (
          <SaidAnswer definition={question.definition} asking={asking} />
        )}
      </section>
    );
  });
}
