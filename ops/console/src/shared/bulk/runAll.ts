/** What became of one of several. */
export interface Outcome<T> {
  item: T;
  error?: unknown;
}

/** How many are done at the same time, so that others are served too. */
const AT_ONCE = 4;

/** Does the same with each item, and tells how many are through; one that fails stops no other. */
export async function runAll<T>(
  items: T[],
  act: (item: T) => Promise<unknown>,
  through: (number: number) => void = () => undefined,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = items.map((item) => ({ item }));
  const waiting = outcomes.values();
  let number = 0;
  const work = async () => {
    for (const outcome of waiting) {
      try {
        await act(outcome.item);
      } catch (error) {
        outcome.error = error;
      }
      through(++number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}
