package io.countersign.bench.measure;

import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How a measurement is asked for.
 *
 * @param times how often it repeats what it repeats; each has its own default
 * @param seed of all that is drawn: the same seed draws the same
 * @param from the number of the first thing that is drawn, to repeat one that failed
 * @param progress told what is being done
 */
public record Run(OptionalInt times, long seed, int from, Consumer<String> progress) {

  /** From the first thing drawn, {@code times} times. */
  public static Run times(int times, long seed, Consumer<String> progress) {
    return new Run(OptionalInt.of(times), seed, 0, progress);
  }

  public int timesOr(int byDefault) {
    return times.orElse(byDefault);
  }

  /** Draws from the seed; {@code number} tells one use of it from another. */
  public Random random(long number) {
    return new Random(seed * 1_000_003 + number);
  }

  public void say(String line, Object... arguments) {
    progress.accept(line.formatted(arguments));
  }
}
