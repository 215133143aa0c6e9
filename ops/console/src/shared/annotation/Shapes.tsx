import type { Annotation, Of, Point } from './annotation';
import classes from './annotation.module.css';
import { SIGNS } from './differenceWords';
import type { Difference } from './diff';
import { boundsOf } from './geometry';
import type { Look } from './palette';
import { toScreen, type Viewport } from './viewport';

/** The corners of what is drawn on an image, in its pixels. */
export function cornersOf(shape: Of<'box'> | Of<'polygon'>): Point[] {
  if (shape.type === 'polygon') return shape.polygon;
  const { x, y, width, height } = shape.box;
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

export const isShape = (annotation: Annotation): annotation is Of<'box'> | Of<'polygon'> =>
  annotation.type === 'box' || annotation.type === 'polygon';

const path = (points: Point[]): string => points.map((point) => point.join(',')).join(' ');

const FAINT = 0.5;

/** One outline, over a white one so that it is seen on any image, with its name. */
export function Outline({
  corners,
  name,
  look,
  view,
  difference,
  thick = false,
  filled = true,
}: {
  corners: Point[];
  name: string;
  look: Look;
  view: Viewport;
  difference?: Difference | undefined;
  thick?: boolean;
  filled?: boolean;
}) {
  const shown = corners.map((corner) => toScreen(view, corner));
  const bounds = boundsOf(shown);
  const points = path(shown);
  const width = thick ? 3.5 : 2;
  return (
    <g opacity={difference === 'same' ? FAINT : 1}>
      <polygon points={points} fill="none" stroke="#fff" strokeWidth={width + 2} opacity={0.85} />
      <polygon
        points={points}
        fill={filled ? look.color : 'none'}
        fillOpacity={0.12}
        stroke={look.color}
        strokeWidth={width}
        strokeDasharray={look.dash}
      />
      <text
        className={classes.tag}
        x={bounds.x}
        y={bounds.y < 18 ? bounds.y + bounds.height + 14 : bounds.y - 6}
        fill={look.color}
      >
        {difference === undefined ? name : `${SIGNS[difference]} ${name}`.trim()}
      </text>
    </g>
  );
}

/** Boxes and polygons over an image. */
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
      {annotations.filter(isShape).map((shape, place) => (
        <Outline
          key={place}
          corners={cornersOf(shape)}
          name={shape.name}
          look={lookOf(shape.name)}
          view={view}
          difference={differenceOf?.(shape)}
        />
      ))}
    </svg>
  );
}
