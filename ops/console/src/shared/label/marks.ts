import { markingOf } from '../annotationKinds/registry';
import type { Annotation } from '../api/types';
import type { Mark } from '../text/MarkedText';
import type { Look } from '../ui/look';
import type { Difference } from './diff';
import { tagOf } from './differenceWords';

/** What a label marks in the text. */
export function marksOf(
  annotations: Annotation[],
  lookOf: (name: string) => Look,
  differenceOf?: (annotation: Annotation) => Difference | undefined,
): Mark[] {
  return annotations.flatMap((annotation): Mark[] => {
    const marking = markingOf(annotation);
    if (marking === undefined) return [];
    const { name } = annotation;
    const difference = differenceOf?.(annotation);
    return [
      {
        span: marking.spanOf(annotation),
        name,
        look: lookOf(name),
        tag: tagOf(name, difference),
        faint: difference === 'same',
      },
    ];
  });
}
