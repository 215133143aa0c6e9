import { movedPoints, snapped, type Point, type Size } from '../../image/geometry';
import type { Grip, Pen } from '../drawing';
import type { Of } from '../kind';

type Polygon = Of<'polygon'>;

const LEAST_CORNERS = 3;

/** What the pen has drawn, once that has an area. */
export const closed = ({ name, points }: Pen): Polygon | undefined =>
  points.length >= LEAST_CORNERS ? { name, type: 'polygon', polygon: points } : undefined;

export const shifted = (one: Polygon, [dx, dy]: Point, size: Size): Polygon => ({
  ...one,
  polygon: movedPoints(one.polygon, dx, dy, size),
});

export const withCorner = (one: Polygon, corner: number, to: Point): Polygon => ({
  ...one,
  polygon: one.polygon.map((point, place) => (place === corner ? to : point)),
});

export const insertCorner = (one: Polygon, after: number, at: Point): Polygon => ({
  ...one,
  polygon: [...one.polygon.slice(0, after + 1), at, ...one.polygon.slice(after + 1)],
});

/** Nothing where too few corners would be left. */
export function withoutCorner(one: Polygon, corner: number): Polygon | undefined {
  const polygon = one.polygon.filter((_, place) => place !== corner);
  return polygon.length < LEAST_CORNERS ? undefined : { ...one, polygon };
}

const cornerGrip = (at: Point, corner: number): Grip<'polygon'> => ({
  at,
  cursor: 'move',
  corner,
  dragged: (one, to, size) => withCorner(one, corner, snapped(to, size)),
});

/** Holding the middle of a side adds a corner there. */
function middleGrip(polygon: Point[], corner: number): Grip<'polygon'> {
  const [x, y] = polygon[corner] as Point;
  const [nx, ny] = polygon[(corner + 1) % polygon.length] as Point;
  return {
    ...cornerGrip([(x + nx) / 2, (y + ny) / 2], corner + 1),
    cursor: 'copy',
    added: (one, at) => insertCorner(one, corner, at),
  };
}

/** The middles of its sides, and its corners over them. */
export const grips = ({ polygon }: Polygon): Grip<'polygon'>[] => [
  ...polygon.map((_, corner) => middleGrip(polygon, corner)),
  ...polygon.map(cornerGrip),
];
