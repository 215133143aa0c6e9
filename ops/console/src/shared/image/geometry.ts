import type { Rectangle } from '../api/types';

/** In pixels from the top left of the image: across, down. */
export type Point = [number, number];

export interface Size {
  width: number;
  height: number;
}

const between = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** To a hundredth of a pixel: as exact as a hand is, and short in the log. */
const tidy = (value: number): number => Math.round(value * 100) / 100;

export function boundsOf(points: Point[]): Rectangle {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Shared area over covered area, in [0, 1]. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

export function inside([x, y]: Point, size: Size): Point {
  return [tidy(between(x, 0, size.width)), tidy(between(y, 0, size.height))];
}

/** The whole pixel that is meant, inside the image. */
export const snapped = ([x, y]: Point, size: Size): Point =>
  inside([Math.round(x), Math.round(y)], size);

/** The rectangle between two corners, kept inside the image. */
export function spanned(a: Point, b: Point, size: Size): Rectangle {
  const [ax, ay] = inside(a, size);
  const [bx, by] = inside(b, size);
  return {
    x: Math.min(ax, bx),
    y: Math.min(ay, by),
    width: tidy(Math.abs(ax - bx)),
    height: tidy(Math.abs(ay - by)),
  };
}

/** Moves a rectangle as far as the image lets it. */
export function moved(box: Rectangle, dx: number, dy: number, size: Size): Rectangle {
  return {
    ...box,
    x: tidy(between(box.x + dx, 0, size.width - box.width)),
    y: tidy(between(box.y + dy, 0, size.height - box.height)),
  };
}

/** Moves every corner by the same way, as far as the image lets all of them. */
export function movedPoints(points: Point[], dx: number, dy: number, size: Size): Point[] {
  const bounds = boundsOf(points);
  const to = moved(bounds, dx, dy, size);
  return points.map(([x, y]) => [tidy(x + to.x - bounds.x), tidy(y + to.y - bounds.y)]);
}

/** Moves the lower right corner; a box keeps at least `least` of width and height. */
export function resized(
  box: Rectangle,
  dx: number,
  dy: number,
  size: Size,
  least = Math.min(1, size.width, size.height),
): Rectangle {
  return {
    ...box,
    width: tidy(between(box.width + dx, least, size.width - box.x)),
    height: tidy(between(box.height + dy, least, size.height - box.y)),
  };
}
