import type { Look } from '../ui/look';
import { boundsOf, type Point } from './geometry';
import classes from './image.module.css';
import { toScreen, type Viewport } from './viewport';

const FAINT = 0.5;

/** How something is drawn over the image, and where that lies in its stage. */
export interface Stroke {
  view: Viewport;
  look: Look;
  /** What is written beside it. */
  tag: string;
  thick?: boolean;
  faint?: boolean;
}

const path = (points: Point[]): string => points.map((point) => point.join(',')).join(' ');

/** One outline, over a white one so that it is seen on any image, with its tag. */
export function Outline({
  corners,
  stroke: { view, look, tag, thick = false, faint = false },
}: {
  corners: Point[];
  stroke: Stroke;
}) {
  const shown = corners.map((corner) => toScreen(view, corner));
  const bounds = boundsOf(shown);
  const points = path(shown);
  const width = thick ? 3.5 : 2;
  return (
    <g opacity={faint ? FAINT : 1}>
      <polygon points={points} fill="none" stroke="#fff" strokeWidth={width + 2} opacity={0.85} />
      <polygon
        points={points}
        fill={look.color}
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
        {tag}
      </text>
    </g>
  );
}
