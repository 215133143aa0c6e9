import { expect, it } from 'vitest';
import { fitted, panned, pixelated, toPixel, toScreen, zoomed } from './viewport';

const stage = { width: 800, height: 600 };
const image = { width: 400, height: 100 };

it('fits all of the image into the middle', () => {
  const view = fitted(stage, image);
  expect(view.scale).toBeCloseTo(1.92);
  const [x, y] = toScreen(view, [200, 50]);
  expect(x).toBeCloseTo(400);
  expect(y).toBeCloseTo(300);
});

it('shows the squares of a tiny image', () => {
  expect(pixelated(fitted(stage, { width: 28, height: 28 }))).toBe(true);
  expect(pixelated(fitted(stage, { width: 4000, height: 3000 }))).toBe(false);
});

it('keeps what is under the pointer there while zooming', () => {
  const view = fitted(stage, image);
  const before = toPixel(view, [300, 310]);
  const after = toPixel(zoomed(view, 2, [300, 310], stage, image), [300, 310]);
  expect(after[0]).toBeCloseTo(before[0]);
  expect(after[1]).toBeCloseTo(before[1]);
});

it('never loses the image from sight', () => {
  const view = panned(fitted(stage, image), 99_999, -99_999, stage, image);
  expect(view.x).toBeLessThan(stage.width);
  expect(view.y + image.height * view.scale).toBeGreaterThan(0);
});

it('survives a stage that has no size yet', () =>
  expect(fitted({ width: 0, height: 0 }, image).scale).toBeGreaterThan(0));
