import type { PointerEvent } from 'react';
import type { Point } from '../../../shared/annotation/annotation';
import { toScreen, type Viewport } from '../../../shared/annotation/viewport';
import type { Drag, Shape } from './drawing';
import classes from './editing.module.css';

const SIDES = [-1, 0, 1] as const;
const HALF = 5;

/** One place of a shape that can be held. */
interface Handle {
  at: Point;
  drag: Drag;
  cursor: string;
  adds?: number;
}

function edges(place: number, shape: Extract<Shape, { type: 'box' }>): Handle[] {
  const { x, y, width, height } = shape.box;
  return SIDES.flatMap((across) =>
    SIDES.filter((down) => across !== 0 || down !== 0).map((down): Handle => {
      const cursor =
        across === 0
          ? 'ns-resize'
          : down === 0
            ? 'ew-resize'
            : across === down
              ? 'nwse-resize'
              : 'nesw-resize';
      return {
        at: [x + (width * (across + 1)) / 2, y + (height * (down + 1)) / 2],
        drag: { kind: 'edges', place, across, down },
        cursor,
      };
    }),
  );
}

function corners(place: number, shape: Extract<Shape, { type: 'polygon' }>): Handle[] {
  return shape.polygon.map((at, corner) => ({
    at,
    drag: { kind: 'corner', place, corner },
    cursor: 'move',
  }));
}

function middles(place: number, shape: Extract<Shape, { type: 'polygon' }>): Handle[] {
  return shape.polygon.map(([x, y], corner) => {
    const [nx, ny] = shape.polygon[(corner + 1) % shape.polygon.length] ?? [x, y];
    return {
      at: [(x + nx) / 2, (y + ny) / 2],
      drag: { kind: 'corner', place, corner: corner + 1 },
      cursor: 'copy',
      adds: corner,
    };
  });
}

/** What can be held of the chosen shape; holding the middle of a polygon's side adds a corner. */
export function Handles({
  shape,
  place,
  view,
  corner,
  onHold,
}: {
  shape: Shape;
  place: number;
  view: Viewport;
  corner: number | undefined;
  onHold: (drag: Drag, event: PointerEvent, adds?: number) => void;
}) {
  const handles =
    shape.type === 'box'
      ? edges(place, shape)
      : [...middles(place, shape), ...corners(place, shape)];
  return handles.map(({ at, drag, cursor, adds }, number) => {
    const [x, y] = toScreen(view, at);
    const chosen = drag.kind === 'corner' && adds === undefined && drag.corner === corner;
    const half = adds === undefined ? HALF : HALF - 1.5;
    return (
      <rect
        key={number}
        className={classes.handle}
        data-chosen={chosen || undefined}
        data-adds={adds !== undefined || undefined}
        x={x - half}
        y={y - half}
        width={2 * half}
        height={2 * half}
        rx={adds === undefined ? 1 : half}
        style={{ cursor }}
        onPointerDown={(event) => onHold(drag, event, adds)}
      />
    );
  });
}
