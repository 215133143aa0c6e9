import type { Annotation } from '../../../shared/api/types';

/** A label while somebody works on it, with every step back and forth. */
export interface Editing {
  annotations: Annotation[];
  past: Annotation[][];
  future: Annotation[][];
  /** The place of the shape or mark that is chosen. */
  selected: number | undefined;
  /** What the last change was about; further changes of the same are one step. */
  merging: string | undefined;
}

const MOST_STEPS = 300;

export const begin = (annotations: Annotation[]): Editing => ({
  annotations,
  past: [],
  future: [],
  selected: undefined,
  merging: undefined,
});

/** Makes a step; steps with the same `merge` after one another are one for undo. */
function step(editing: Editing, annotations: Annotation[], merge?: string): Editing {
  const merges = merge !== undefined && merge === editing.merging;
  return {
    ...editing,
    annotations,
    past: merges ? editing.past : [...editing.past, editing.annotations].slice(-MOST_STEPS),
    future: [],
    merging: merge,
  };
}

const inside = (annotations: Annotation[], place: number | undefined): number | undefined =>
  place !== undefined && place < annotations.length ? place : undefined;

export function undo(editing: Editing): Editing {
  const before = editing.past.at(-1);
  if (before === undefined) return editing;
  return {
    annotations: before,
    past: editing.past.slice(0, -1),
    future: [editing.annotations, ...editing.future],
    selected: inside(before, editing.selected),
    merging: undefined,
  };
}

export function redo(editing: Editing): Editing {
  const [next, ...rest] = editing.future;
  if (next === undefined) return editing;
  return {
    annotations: next,
    past: [...editing.past, editing.annotations],
    future: rest,
    selected: inside(next, editing.selected),
    merging: undefined,
  };
}

/** Adds a shape or mark and chooses it. */
export const add = (editing: Editing, annotation: Annotation): Editing => ({
  ...step(editing, [...editing.annotations, annotation]),
  selected: editing.annotations.length,
});

export const replace = (
  editing: Editing,
  place: number,
  annotation: Annotation,
  merge?: string,
): Editing =>
  step(
    editing,
    editing.annotations.map((one, at) => (at === place ? annotation : one)),
    merge,
  );

/** Says something else altogether, which can be undone like any other change. */
export const restart = (editing: Editing, annotations: Annotation[]): Editing => ({
  ...step(editing, annotations),
  selected: undefined,
});

export const remove = (editing: Editing, place: number): Editing => ({
  ...step(
    editing,
    editing.annotations.filter((_, at) => at !== place),
  ),
  selected: undefined,
});

/** Says what is said once under a name; nothing, where `annotation` is missing. */
export function say(
  editing: Editing,
  name: string,
  annotation: Annotation | undefined,
  merge?: string,
): Editing {
  const place = editing.annotations.findIndex((one) => one.name === name);
  if (place >= 0 && annotation !== undefined) return replace(editing, place, annotation, merge);
  const others = editing.annotations.filter((one) => one.name !== name);
  return {
    ...step(editing, annotation === undefined ? others : [...others, annotation], merge),
    selected: undefined,
  };
}

export const select = (editing: Editing, place: number | undefined): Editing => ({
  ...editing,
  selected: place,
  merging: undefined,
});

/** Chooses the drawn statement after or before the one that is chosen. */
export function selectNext(
  editing: Editing,
  isDrawn: (annotation: Annotation) => boolean,
  by: 1 | -1,
): Editing {
  const places = editing.annotations.flatMap((one, place) => (isDrawn(one) ? [place] : []));
  if (places.length === 0) return select(editing, undefined);
  const at = editing.selected === undefined ? -1 : places.indexOf(editing.selected);
  const next = at < 0 ? (by === 1 ? 0 : places.length - 1) : at + by;
  return select(editing, places[(next + places.length) % places.length]);
}
