package io.countersign.modelrunner.process;

import java.time.Duration;

/**
 * What a model may take. Time is that of the processor, all threads together, so that a machine
 * that is busy with something else makes no model too slow.
 *
 * @param start to load it and try it out
 * @param row for a content, on average of those that are asked about together
 * @param memory for it and what it works with, in bytes
 */
public record ModelBudget(Duration start, Duration row, long memory) {
  /** How much longer than its budget a model may take by the clock before it is given up. */
  private static final int CLOCK = 10;

  private static final Duration CLOCK_LEAST = Duration.ofMinutes(1);

  Duration rows(int count) {
    return row.multipliedBy(count);
  }

  /** After this it hangs: it waits for something that does not come. */
  static Duration byTheClock(Duration budget) {
    return CLOCK_LEAST.plus(budget.multipliedBy(CLOCK));
  }
}
