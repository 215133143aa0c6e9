package io.countersign.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What random tests draw from: {@code -Dtest.seed}, which a build sets and prints, so that it tries
 * the same each time. Without it, as in the nightly build, each run draws another.
 */
public final class TestSeed {
  private static final long SEED = seed();
  private static final AtomicLong DRAWN = new AtomicLong();

  private TestSeed() {}

  private static long seed() {
    String given = System.getProperty("test.seed", "");
    long seed = given.isBlank() ? RandomGenerator.getDefault().nextLong() : Long.parseLong(given);
    System.err.println("test.seed = " + seed);
    return seed;
  }

  /** The seed of this run. */
  public static long get() {
    return SEED;
  }

  /** One for each of several turns of a test. */
  public static long next() {
    return SEED + DRAWN.getAndIncrement();
  }
}
