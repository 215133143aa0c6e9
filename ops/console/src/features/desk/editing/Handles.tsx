import type { PointerEvent } from 'react';
import type { Grip } from '../../../shared/annotationKinds/drawing';
import { toScreen, type Viewport } from '../../../shared/image/viewport';
import classes from './editing.module.css';

const HALF = 5;

/** What can be held of the chosen annotation. */
export function Handles({
  grips,
  view,
  corner,
  onHold,
}: {
  grips: Grip[];
  view: Viewport;
  corner: number | undefined;
  onHold: (grip: Grip, event: PointerEvent) => void;
}) {
  return grips.map((grip, number) => {
    const [x, y] = toScreen(view, grip.at);
    const adds = 'added' in grip;
    const chosen = !adds && grip.corner !== undefined && grip.corner === corner;
    const half = adds ? HALF - 1.5 : HALF;
    return (
      <rect
        key={number}
        className={classes.handle}
        data-chosen={chosen || undefined}
        data-adds={adds || undefined}
        x={x - half}
        y={y - half}
        width={2 * half}
        height={2 * half}
        rx={adds ? half : 1}
        style={{ cursor: grip.cursor }}
        onPointerDown={(event) => onHold(grip, event)}
      />
    );
  });
}
