import type { Point } from '../image/geometry';

/** A line through points of the stage, over a white one so that it is seen on any image. */
export function PointLine({ points, color }: { points: Point[]; color: string }) {
  const line = points.map((point) => point.join(',')).join(' ');
  return (
    <>
      <polyline points={line} fill="none" stroke="#fff" strokeWidth={4} />
      <polyline points={line} fill="none" stroke={color} strokeWidth={2} />
    </>
  );
}
