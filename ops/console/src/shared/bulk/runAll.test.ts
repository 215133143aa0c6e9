import { expect, it } from 'vitest';
import { runAll } from './runAll';

it('goes on after a failure, and says which one it was', async () => {
  const refused = new Error('refused');
  const outcomes = await runAll([1, 2, 3, 4, 5, 6], (item) =>
    item === 2 ? Promise.reject(refused) : Promise.resolve(),
  );
  expect(outcomes.map((outcome) => outcome.item)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(outcomes.filter((outcome) => 'error' in outcome)).toEqual([{ item: 2, error: refused }]);
});

it('tells how many are through, failed ones too', async () => {
  const told: number[] = [];
  await runAll(
    [1, 2, 3],
    (item) => (item === 2 ? Promise.reject(new Error('refused')) : Promise.resolve()),
    (through) => told.push(through),
  );
  expect(told).toEqual([1, 2, 3]);
});

it('never does more than four at the same time', async () => {
  let running = 0;
  let most = 0;
  await runAll(
    Array.from({ length: 20 }, (_, index) => index),
    async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    },
  );
  expect(most).toBe(4);
});
