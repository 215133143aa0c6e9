import type { Pen } from '../../../shared/annotationKinds/drawing';
import { drawingOf } from '../../../shared/annotationKinds/registry';
import type { Annotation } from '../../../shared/api/types';
import { snapped, type Point, type Size } from '../../../shared/image/geometry';

/** What the pointer holds: something new that began at a point, or a part of what is there. */
export type Drag = { kind: 'new'; from: Point } | Held;

export interface Held {
  kind: 'held';
  place: number;
  /** What is held, while the pointer is at `to`. */
  dragged: (annotation: Annotation, to: Point, size: Size) => Annotation;
}

/** Holds all of an annotation: it moves by whole pixels. */
export const holdAll = (place: number, from: Point): Held => ({
  kind: 'held',
  place,
  dragged: (annotation, to, size) =>
    drawingOf(annotation)?.shifted(
      annotation,
      [Math.round(to[0] - from[0]), Math.round(to[1] - from[1])],
      size,
    ) ?? annotation,
});

/** The corners of an annotation that can be chosen one by one. */
export const cornersOf = (annotation: Annotation): Point[] =>
  drawingOf(annotation)?.corners?.of(annotation) ?? [];

/** Moves what is chosen by the keyboard: one corner, or all of the annotation. */
export function nudged(
  annotation: Annotation,
  corner: number | undefined,
  by: Point,
  size: Size,
): Annotation {
  const drawing = drawingOf(annotation);
  const point = corner === undefined ? undefined : cornersOf(annotation)[corner];
  if (point === undefined || corner === undefined) {
    return drawing?.shifted(annotation, by, size) ?? annotation;
  }
  const to = snapped([point[0] + by[0], point[1] + by[1]], size);
  return drawing?.corners?.moved(annotation, corner, to) ?? annotation;
}

export const movePen = (pen: Pen, [dx, dy]: Point, size: Size): Pen => ({
  ...pen,
  at: snapped([pen.at[0] + dx, pen.at[1] + dy], size),
});

export const same = (one: Annotation, other: Annotation): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
