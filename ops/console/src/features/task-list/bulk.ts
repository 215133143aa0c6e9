/** What became of one of several. */
export interface Outcome<T> {
  item: T;
  error?: unknown;
}

/** How many are done at the same time, so that others are served too. */
const AT_ONCE = 4;

/** Does the same with each item; one that fails stops no other. */
export async function runAll<T>(
  items: T[],
  act: (item: T) => Promise<unknown>,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = items.map((item) => ({ item }));
  const waiting = outcomes.values();
  const work = async () => {
    for (const outcome of waiting) {
      try {
        await act(outcome.item);
      } catch (error) {
        outcome.error = error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}
