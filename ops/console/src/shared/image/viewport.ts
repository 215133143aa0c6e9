import type { Point, Size } from './geometry';

/** Where an image lies in its stage: a pixel at `p` is shown at `p * scale + offset`. */
export interface Viewport {
  scale: number;
  x: number;
  y: number;
}

const MARGIN = 0.96;
const LARGEST = 64;
/** Of the scale at which all of it is seen. */
const SMALLEST_OF_FITTED = 0.25;
/** How much of the image stays in sight, in screen pixels. */
const IN_SIGHT = 40;
/** From here on pixels are shown as squares instead of being smoothed. */
const PIXELATED_FROM = 2;

/** All of the image, in the middle. */
export function fitted(stage: Size, image: Size): Viewport {
  const scale =
    Math.min(LARGEST, Math.min(stage.width / image.width, stage.height / image.height) * MARGIN) ||
    1;
  return {
    scale,
    x: (stage.width - image.width * scale) / 2,
    y: (stage.height - image.height * scale) / 2,
  };
}

function kept(view: Viewport, stage: Size, image: Size): Viewport {
  const keep = (offset: number, shown: number, room: number) =>
    Math.max(IN_SIGHT - shown, Math.min(room - IN_SIGHT, offset));
  return {
    scale: view.scale,
    x: keep(view.x, image.width * view.scale, stage.width),
    y: keep(view.y, image.height * view.scale, stage.height),
  };
}

/** Zooms so that what is under the point stays under it. */
export function zoomed(
  view: Viewport,
  factor: number,
  [px, py]: Point,
  stage: Size,
  image: Size,
): Viewport {
  const smallest = fitted(stage, image).scale * SMALLEST_OF_FITTED;
  const scale = Math.max(smallest, Math.min(LARGEST, view.scale * factor));
  const by = scale / view.scale;
  return kept({ scale, x: px - (px - view.x) * by, y: py - (py - view.y) * by }, stage, image);
}

export function panned(view: Viewport, dx: number, dy: number, stage: Size, image: Size): Viewport {
  return kept({ scale: view.scale, x: view.x + dx, y: view.y + dy }, stage, image);
}

/** From the stage to the pixels of the image. */
export const toPixel = (view: Viewport, [x, y]: Point): Point => [
  (x - view.x) / view.scale,
  (y - view.y) / view.scale,
];

/** From the pixels of the image to the stage. */
export const toScreen = (view: Viewport, [x, y]: Point): Point => [
  x * view.scale + view.x,
  y * view.scale + view.y,
];

export const pixelated = (view: Viewport): boolean => view.scale >= PIXELATED_FROM;
