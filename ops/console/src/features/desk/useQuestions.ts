import { useCallback, useRef, useState } from 'react';
import { DIGITS, filtered } from '../../shared/annotationKinds/options/filter';
import { recent } from '../../shared/annotationKinds/options/recent';
import { kindOf } from '../../shared/annotationKinds/registry';
import type { Definition } from '../../shared/api/types';
import { useKeys } from '../../shared/keys/registry';
import { nextOpen, questionName, saidOf, type Question } from './editing/questions';
import type { Label } from './editing/useLabel';

/** Which question the digits answer, and how. */
export function useQuestions(
  questions: Question[],
  definitions: Definition[],
  label: Label,
  enabled: boolean,
) {
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLElement>(null);
  const holdField = useCallback((node: HTMLElement | null) => {
    field.current = node;
  }, []);
  const question = questions[at];
  const goTo = (place: number) => {
    setAt(place);
    setTyped('');
  };
  const go = (by: 1 | -1) => goTo((at + by + questions.length) % Math.max(1, questions.length));
  const choose = (definition: Definition, option: string) => {
    const { name } = definition;
    const { input } = kindOf(definition);
    if (input.on !== 'form' || input.choose === undefined) return;
    const { said, done } = input.choose(name, option, saidOf(label.annotations, definition));
    label.say(name, said);
    if (said !== undefined) recent.add(name, option);
    if (!done) return;
    const rest = label.annotations.filter((one) => one.name !== name);
    const next = said === undefined ? rest : [...rest, said];
    const from = questions.findIndex((one) => questionName(one) === name);
    goTo(nextOpen(questions, from, definitions, next));
  };
  const pick = (place: number) => {
    if (question?.kind === 'draw') {
      const drawn = question.definitions[place];
      if (drawn !== undefined) label.draw(drawn.name);
      return;
    }
    const option = filtered(question?.definition.options ?? [], typed)[place];
    if (question !== undefined && option !== undefined) choose(question.definition, option);
  };
  const retype = () => {
    const { selected: place } = label.editing;
    const { selected, drawn } = label;
    if (place !== undefined && selected?.type === drawn?.type && selected && drawn)
      label.replace(place, { ...selected, name: drawn.name });
  };
  useKeys([
    ...DIGITS.map((key, place) => ({
      key,
      does: `Choose option ${place + 1} of the current question`,
      run: () => pick(place),
      enabled,
    })),
    { key: 'q', does: 'Next question', run: () => go(1), enabled: enabled && questions.length > 1 },
    {
      key: 'w',
      does: 'Previous question',
      run: () => go(-1),
      enabled: enabled && questions.length > 1,
    },
    {
      key: '/',
      does: 'Filter the options, or type',
      run: () => field.current?.focus(),
      enabled,
    },
    { key: 't', does: 'Change the selection to the current class', run: retype, enabled },
    { key: 'n', does: 'Select the next shape or mark', run: () => label.selectNext(1) },
    { key: 'p', does: 'Select the previous shape or mark', run: () => label.selectNext(-1) },
    { key: 'Mod+z', does: 'Undo a change', run: label.undo, enabled },
    { key: 'Mod+Shift+z', does: 'Redo a change', run: label.redo, enabled },
  ]);
  return { at, goTo, typed, setTyped, choose, holdField };
}

export type Questions = ReturnType<typeof useQuestions>;
