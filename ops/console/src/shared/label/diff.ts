import { kindOf } from '../annotationKinds/registry';
import type { Annotation } from '../api/types';

/**
 * How an annotation of one label stands to the other label: to an earlier one it is changed, added
 * or removed, to one beside it it differs or is there only.
 */
export type Difference = 'same' | 'changed' | 'added' | 'removed' | 'differs' | 'only';

/** What stands against what; one side is missing where only the other label says it. */
export interface Pair {
  difference: Difference;
  left?: Annotation;
  right?: Annotation;
}

/** Shapes that share less than this are two shapes, not one that was moved. */
const ALIKE_FROM = 0.1;
/** What the same name adds to how alike two shapes are, where that is otherwise the same. */
const SAME_NAME = 0.01;

/** Whether both say the same, however sure they are. */
export const saysSame = (a: Annotation, b: Annotation): boolean =>
  a.name === b.name &&
  a.type === b.type &&
  JSON.stringify(kindOf(a).content(a)) === JSON.stringify(kindOf(b).content(b));

/** How likely two annotations are about the same thing, in [0, 1]. */
function likeness(a: Annotation, b: Annotation): number {
  if (a.type !== b.type) return 0;
  return kindOf(a).likeness(a, b) + (a.name === b.name ? SAME_NAME : 0);
}

function bestPairs(left: Annotation[], right: Annotation[]): Pair[] {
  const candidates = left
    .flatMap((a) => right.map((b) => ({ a, b, alike: likeness(a, b) })))
    .filter(({ alike }) => alike > ALIKE_FROM)
    .sort((one, other) => other.alike - one.alike);
  const taken = new Set<Annotation>();
  return candidates.flatMap(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [{ difference: 'changed' as const, left: a, right: b }];
  });
}

function equals(left: Annotation[], right: Annotation[]): Pair[] {
  const open = new Set(right);
  return left.flatMap((a) => {
    const b = [...open].find((other) => saysSame(a, other));
    if (b === undefined) return [];
    open.delete(b);
    return [{ difference: 'same' as const, left: a, right: b }];
  });
}

/**
 * What differs from the left label to the right one. Equal annotations stand together first; shapes
 * and spans that overlap are one that was changed, the best overlap first.
 */
export function differences(left: Annotation[], right: Annotation[]): Pair[] {
  const same = equals(left, right);
  const isPaired = (pairs: Pair[], one: Annotation) =>
    pairs.some((pair) => pair.left === one || pair.right === one);
  const restLeft = left.filter((one) => !isPaired(same, one));
  const restRight = right.filter((one) => !isPaired(same, one));
  const changed = bestPairs(restLeft, restRight);
  return [
    ...changed,
    ...restLeft
      .filter((one) => !isPaired(changed, one))
      .map((one): Pair => ({ difference: 'removed', left: one })),
    ...restRight
      .filter((one) => !isPaired(changed, one))
      .map((one): Pair => ({ difference: 'added', right: one })),
    ...same,
  ];
}

/** How each annotation of one side stands to the other side. */
export function differenceIn(pairs: Pair[], side: 'left' | 'right') {
  const found = new Map(pairs.map((pair) => [pair[side], pair.difference]));
  return (annotation: Annotation) => found.get(annotation);
}

const BESIDE: Partial<Record<Difference, Difference>> = {
  changed: 'differs',
  added: 'only',
  removed: 'only',
};

/** The same of two labels of which neither came before the other. */
export const beside = (pairs: Pair[]): Pair[] =>
  pairs.map((pair) => ({ ...pair, difference: BESIDE[pair.difference] ?? pair.difference }));
