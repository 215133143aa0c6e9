import type { Span } from '../../api/types';
import type { AnnotationKind } from '../kind';
import { Hint } from '../Hint';

/** Shared code points over covered ones. */
function shared(a: Span, b: Span): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (a.end - a.start + b.end - b.start - both);
}

/** A stretch of the text. */
export const span: AnnotationKind<'span'> = {
  title: 'Spans of the text',
  hasOptions: false,
  trainable: false,
  input: {
    on: 'text',
    spanOf: (annotation) => annotation.span,
    marked: (name, marked) => ({ name, type: 'span', span: marked }),
    moved: (annotation, to) => ({ ...annotation, span: to }),
  },
  Preview: () => <Hint>Select words to mark them</Hint>,
  words: ({ span: { start, end } }, text) =>
    text === undefined ? `${start}–${end}` : `“${text.slice(start, end)}”`,
  brief: ({ name }) => name,
  isEmpty: () => false,
  content: ({ span: { start, end } }) => [start, end],
  likeness: (one, other) => shared(one.span, other.span),
};
