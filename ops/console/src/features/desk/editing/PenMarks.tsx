import type { Pen } from '../../../shared/annotationKinds/drawing';
import { drawingOf } from '../../../shared/annotationKinds/registry';
import { toScreen, type Viewport } from '../../../shared/image/viewport';
import type { Look } from '../../../shared/ui/look';

const ARM = 9;

/** Where the pen is, and what it has drawn so far. */
export function PenMarks({ pen, view, look }: { pen: Pen; view: Viewport; look: Look }) {
  const [x, y] = toScreen(view, pen.at);
  const points = pen.points.map((point) => toScreen(view, point));
  const drawing = drawingOf(pen);
  return (
    <g pointerEvents="none">
      {drawing !== undefined && <drawing.Begun points={points} at={[x, y]} color={look.color} />}
      {points.map(([px, py], place) => (
        <circle key={place} cx={px} cy={py} r={4} fill="#fff" stroke={look.color} strokeWidth={2} />
      ))}
      {[4, 2].map((width) => (
        <path
          key={width}
          d={`M${x - ARM} ${y}H${x + ARM}M${x} ${y - ARM}V${y + ARM}`}
          stroke={width === 4 ? '#fff' : look.color}
          strokeWidth={width}
        />
      ))}
      <text
        x={x + 12}
        y={y - 10}
        fill={look.color}
        stroke="#fff"
        strokeWidth={4}
        paintOrder="stroke"
        fontSize={12}
        fontWeight={600}
      >
        {pen.at[0]}, {pen.at[1]}
      </text>
    </g>
  );
}
