import type { Annotation, Of, Point } from '../../../shared/annotation/annotation';
import {
  moved,
  movedPoints,
  resized,
  snapped,
  spanned,
  type Size,
} from '../../../shared/annotation/geometry';

export type Shape = Of<'box'> | Of<'polygon'>;

/** What the pointer holds: a new box, a shape, an edge or two of a box, or a corner. */
export type Drag =
  | { kind: 'new'; name: string; from: Point }
  | { kind: 'shape'; place: number; from: Point }
  | { kind: 'edges'; place: number; across: -1 | 0 | 1; down: -1 | 0 | 1 }
  | { kind: 'corner'; place: number; corner: number };

/** A shape that is being drawn point by point, with the keyboard or by clicks. */
export interface Pen {
  name: string;
  type: 'box' | 'polygon';
  points: Point[];
  at: Point;
}

const LEAST_CORNERS = 3;

const boxOf = (name: string, a: Point, b: Point, size: Size): Of<'box'> => ({
  name,
  type: 'box',
  box: spanned(a, b, size),
});

export const newBox = (drag: { name: string; from: Point }, to: Point, size: Size): Of<'box'> =>
  boxOf(drag.name, snapped(drag.from, size), snapped(to, size), size);

export const hasArea = ({ box }: Of<'box'>): boolean => box.width > 0 && box.height > 0;

function withEdges(shape: Of<'box'>, across: number, down: number, to: Point, size: Size) {
  const { x, y, width, height } = shape.box;
  const [px, py] = snapped(to, size);
  const left = across === -1 ? px : x;
  const right = across === 1 ? px : x + width;
  const top = down === -1 ? py : y;
  const bottom = down === 1 ? py : y + height;
  const next = { ...shape, box: spanned([left, top], [right, bottom], size) };
  return hasArea(next) ? next : shape;
}

export const withCorner = (shape: Of<'polygon'>, corner: number, to: Point): Of<'polygon'> => ({
  ...shape,
  polygon: shape.polygon.map((point, place) => (place === corner ? to : point)),
});

export const insertCorner = (shape: Of<'polygon'>, after: number, at: Point): Of<'polygon'> => ({
  ...shape,
  polygon: [...shape.polygon.slice(0, after + 1), at, ...shape.polygon.slice(after + 1)],
});

/** Nothing where too few corners would be left. */
export function withoutCorner(shape: Of<'polygon'>, corner: number): Of<'polygon'> | undefined {
  const polygon = shape.polygon.filter((_, place) => place !== corner);
  return polygon.length < LEAST_CORNERS ? undefined : { ...shape, polygon };
}

export function shifted(shape: Shape, dx: number, dy: number, size: Size): Shape {
  return shape.type === 'box'
    ? { ...shape, box: moved(shape.box, dx, dy, size) }
    : { ...shape, polygon: movedPoints(shape.polygon, dx, dy, size) };
}

/** The shape as it is while the pointer, which holds a part of it, is at `to`. */
export function dragged(shape: Shape, drag: Drag, to: Point, size: Size): Shape {
  switch (drag.kind) {
    case 'shape':
      return shifted(
        shape,
        Math.round(to[0] - drag.from[0]),
        Math.round(to[1] - drag.from[1]),
        size,
      );
    case 'edges':
      return shape.type === 'box' ? withEdges(shape, drag.across, drag.down, to, size) : shape;
    case 'corner':
      return shape.type === 'polygon' ? withCorner(shape, drag.corner, snapped(to, size)) : shape;
    case 'new':
      return shape;
  }
}

/** Moves what is chosen by the keyboard: one corner, or all of the shape. */
export function nudged(
  shape: Shape,
  corner: number | undefined,
  [dx, dy]: Point,
  size: Size,
): Shape {
  const point =
    corner !== undefined && shape.type === 'polygon' ? shape.polygon[corner] : undefined;
  if (point === undefined || corner === undefined || shape.type === 'box') {
    return shifted(shape, dx, dy, size);
  }
  return withCorner(shape, corner, snapped([point[0] + dx, point[1] + dy], size));
}

export const stretched = (shape: Shape, [dx, dy]: Point, size: Size): Shape =>
  shape.type === 'box' ? { ...shape, box: resized(shape.box, dx, dy, size) } : shape;

export const movePen = (pen: Pen, [dx, dy]: Point, size: Size): Pen => ({
  ...pen,
  at: snapped([pen.at[0] + dx, pen.at[1] + dy], size),
});

/** What the pen would draw if it were closed at its last point. */
export function closed(pen: Pen): Annotation | undefined {
  return pen.type === 'polygon' && pen.points.length >= LEAST_CORNERS
    ? { name: pen.name, type: 'polygon', polygon: pen.points }
    : undefined;
}

/** Puts a point; a box is done with the second one. */
export function putPoint(pen: Pen, size: Size): { pen?: Pen; done?: Annotation } {
  const [from] = pen.points;
  if (pen.type === 'box' && from !== undefined) {
    const done = boxOf(pen.name, from, pen.at, size);
    return hasArea(done) ? { done } : { pen };
  }
  const last = pen.points.at(-1);
  const repeated = last !== undefined && last[0] === pen.at[0] && last[1] === pen.at[1];
  return { pen: repeated ? pen : { ...pen, points: [...pen.points, pen.at] } };
}
