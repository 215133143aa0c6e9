import type { Annotation, AnnotationType } from '../api/types';
import { box } from './box/box';
import { choice } from './choice/choice';
import { choices } from './choices/choices';
import type { ImageDrawing } from './drawing';
import type { AnnotationKind, TextMarking } from './kind';
import { polygon } from './polygon/polygon';
import { span } from './span/span';
import { text } from './text/text';

/** The only list of annotation types: without one of those the server has, this does not compile. */
const KINDS: { readonly [T in AnnotationType]: AnnotationKind<T> } = {
  choice,
  choices,
  box,
  polygon,
  span,
  text,
};

/** Every type, in the order in which they are offered. */
export const ANNOTATION_TYPES = Object.keys(KINDS) as AnnotationType[];

export const kindOf = ({ type }: { type: AnnotationType }): AnnotationKind => KINDS[type];

/** How annotations of the type are drawn on images, if they are. */
export function drawingOf(one: { type: AnnotationType }): ImageDrawing<AnnotationType> | undefined {
  const { input } = kindOf(one);
  return input.on === 'image' ? input : undefined;
}

/** How annotations of the type are marked in texts, if they are. */
export function markingOf(one: { type: AnnotationType }): TextMarking<AnnotationType> | undefined {
  const { input } = kindOf(one);
  return input.on === 'text' ? input : undefined;
}

/** Annotations that lie over the row; all others are told in a list beside it. */
export const isDrawn = (one: { type: AnnotationType }): boolean => kindOf(one).input.on !== 'form';

/** Whether rows with images, or those with texts, can carry annotations of the type. */
export function fits(one: { type: AnnotationType }, image: boolean): boolean {
  const { on } = kindOf(one).input;
  return on === 'form' || on === (image ? 'image' : 'text');
}

/** What an annotation says, without its name. */
export const wordsOf = (annotation: Annotation): string => kindOf(annotation).words(annotation);
