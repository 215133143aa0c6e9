import type { Point } from '../../image/geometry';

/** The box between the first corner and the pen. */
export function BegunBox({ points, at, color }: { points: Point[]; at: Point; color: string }) {
  const [from] = points;
  if (from === undefined) return null;
  return (
    <rect
      x={Math.min(from[0], at[0])}
      y={Math.min(from[1], at[1])}
      width={Math.abs(from[0] - at[0])}
      height={Math.abs(from[1] - at[1])}
      fill={color}
      fillOpacity={0.15}
      stroke={color}
      strokeWidth={2}
    />
  );
}
