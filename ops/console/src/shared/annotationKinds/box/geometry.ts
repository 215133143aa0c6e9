import { moved, resized, snapped, spanned, type Point, type Size } from '../../image/geometry';
import type { Grip, Pen } from '../drawing';
import type { Of } from '../kind';

type Box = Of<'box'>;

const hasArea = ({ box }: Box): boolean => box.width > 0 && box.height > 0;

/** The box between two points, on whole pixels; nothing where it has no area. */
export function boxBetween(name: string, from: Point, to: Point, size: Size): Box | undefined {
  const box: Box = {
    name,
    type: 'box',
    box: spanned(snapped(from, size), snapped(to, size), size),
  };
  return hasArea(box) ? box : undefined;
}

/** A box is done with the second point, unless that leaves it without an area. */
export function put(pen: Pen, size: Size): { pen: Pen } | { done: Box } {
  const [from] = pen.points;
  if (from === undefined) return { pen: { ...pen, points: [pen.at] } };
  const done = boxBetween(pen.name, from, pen.at, size);
  return done === undefined ? { pen } : { done };
}

export const cornersOf = ({ box: { x, y, width, height } }: Box): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

export const shifted = (one: Box, [dx, dy]: Point, size: Size): Box => ({
  ...one,
  box: moved(one.box, dx, dy, size),
});

export const resizedBy = (one: Box, [dx, dy]: Point, size: Size): Box => ({
  ...one,
  box: resized(one.box, dx, dy, size),
});

const SIDES = [-1, 0, 1] as const;
type Side = (typeof SIDES)[number];

/** The box with one edge, or two that meet, at another place. */
function withEdges(one: Box, across: Side, down: Side, to: Point, size: Size): Box {
  const { x, y, width, height } = one.box;
  const [px, py] = snapped(to, size);
  const left = across === -1 ? px : x;
  const right = across === 1 ? px : x + width;
  const top = down === -1 ? py : y;
  const bottom = down === 1 ? py : y + height;
  const next = { ...one, box: spanned([left, top], [right, bottom], size) };
  return hasArea(next) ? next : one;
}

function cursor(across: Side, down: Side): string {
  if (across === 0) return 'ns-resize';
  if (down === 0) return 'ew-resize';
  return across === down ? 'nwse-resize' : 'nesw-resize';
}

/** Its corners and the middles of its edges. */
export function grips({ box: { x, y, width, height } }: Box): Grip<'box'>[] {
  return SIDES.flatMap((across) =>
    SIDES.filter((down) => across !== 0 || down !== 0).map((down): Grip<'box'> => ({
      at: [x + (width * (across + 1)) / 2, y + (height * (down + 1)) / 2],
      cursor: cursor(across, down),
      dragged: (one, to, size) => withEdges(one, across, down, to, size),
    })),
  );
}
