import type { Look } from '../../../shared/annotation/palette';
import { toScreen, type Viewport } from '../../../shared/annotation/viewport';
import type { Pen } from './drawing';

const ARM = 9;

/** Where the pen is, and what it has drawn so far. */
export function PenMarks({ pen, view, look }: { pen: Pen; view: Viewport; look: Look }) {
  const [x, y] = toScreen(view, pen.at);
  const points = pen.points.map((point) => toScreen(view, point));
  const [from] = points;
  const line = [...points, [x, y]].map((point) => point.join(',')).join(' ');
  return (
    <g pointerEvents="none">
      {pen.type === 'box' && from !== undefined ? (
        <rect
          x={Math.min(from[0], x)}
          y={Math.min(from[1], y)}
          width={Math.abs(from[0] - x)}
          height={Math.abs(from[1] - y)}
          fill={look.color}
          fillOpacity={0.15}
          stroke={look.color}
          strokeWidth={2}
        />
      ) : (
        <>
          <polyline points={line} fill="none" stroke="#fff" strokeWidth={4} />
          <polyline points={line} fill="none" stroke={look.color} strokeWidth={2} />
        </>
      )}
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
