import { useCallback, useMemo, useState } from 'react';
import { isDrawn } from '../../../shared/annotationKinds/registry';
import type { Annotation, Definition } from '../../../shared/api/types';
import * as rules from './editing';
import type { Editing } from './editing';

/** A label while somebody works on it, and everything that can be done to it. */
export interface Label {
  editing: Editing;
  annotations: Annotation[];
  selected: Annotation | undefined;
  /** What is drawn next. */
  drawn: Definition | undefined;
  draw: (name: string) => void;
  /** Whether the pointer selects and moves what is there instead of drawing. */
  selecting: boolean;
  setSelecting: (selecting: boolean) => void;
  add: (annotation: Annotation) => void;
  replace: (place: number, annotation: Annotation, merge?: string) => void;
  remove: (place: number) => void;
  say: (name: string, annotation: Annotation | undefined, merge?: string) => void;
  select: (place: number | undefined) => void;
  selectNext: (by: 1 | -1) => void;
  undo: () => void;
  redo: () => void;
  restart: (annotations: Annotation[]) => void;
}

/** Works on a label that begins with `first`; `drawable` are the names that can be drawn. */
export function useLabel(first: Annotation[], drawable: Definition[]): Label {
  const [editing, setEditing] = useState(() => rules.begin(first));
  const [name, setName] = useState(drawable[0]?.name);
  const [selecting, setSelecting] = useState(false);
  const change = useCallback(
    <A extends unknown[]>(rule: (editing: Editing, ...rest: A) => Editing) =>
      (...rest: A) =>
        setEditing((now) => rule(now, ...rest)),
    [],
  );
  const verbs = useMemo(
    () => ({
      draw: (next: string) => {
        setName(next);
        setSelecting(false);
      },
      setSelecting,
      add: change(rules.add),
      replace: change(rules.replace),
      remove: change(rules.remove),
      say: change(rules.say),
      select: change(rules.select),
      selectNext: change((now: Editing, by: 1 | -1) => rules.selectNext(now, isDrawn, by)),
      undo: change(rules.undo),
      redo: change(rules.redo),
      restart: change(rules.restart),
    }),
    [change],
  );
  return {
    ...verbs,
    editing,
    selecting,
    annotations: editing.annotations,
    selected: editing.selected === undefined ? undefined : editing.annotations[editing.selected],
    drawn: drawable.find((definition) => definition.name === name),
  };
}
