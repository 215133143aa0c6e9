import { expect, it } from 'vitest';
import { stopwatch } from './stopwatch';

it('counts what is seen, on top of what was spent before', () => {
  let now = 0;
  const watch = stopwatch(2, () => now);
  now = 3_000;
  expect(watch.seconds()).toBe(5);
  watch.pause();
  now = 60_000;
  expect(watch.seconds()).toBe(5);
  watch.go();
  watch.go();
  now = 60_550;
  expect(watch.seconds()).toBe(5.6);
});
