import { drawingOf } from '../annotationKinds/registry';
import type { Annotation } from '../api/types';
import classes from '../image/image.module.css';
import type { Viewport } from '../image/viewport';
import type { Look } from '../ui/look';
import type { Difference } from './diff';
import { tagOf } from './differenceWords';

/** What a label draws over the image. */
export function Shapes({
  annotations,
  view,
  lookOf,
  differenceOf,
}: {
  annotations: Annotation[];
  view: Viewport;
  lookOf: (name: string) => Look;
  differenceOf?: ((annotation: Annotation) => Difference | undefined) | undefined;
}) {
  return (
    <svg className={classes.shapes} aria-hidden>
      {annotations.map((annotation, place) => {
        const drawing = drawingOf(annotation);
        if (drawing === undefined) return null;
        const difference = differenceOf?.(annotation);
        const stroke = {
          view,
          look: lookOf(annotation.name),
          tag: tagOf(annotation.name, difference),
          faint: difference === 'same',
        };
        return <drawing.Shape key={place} annotation={annotation} stroke={stroke} />;
      })}
    </svg>
  );
}
