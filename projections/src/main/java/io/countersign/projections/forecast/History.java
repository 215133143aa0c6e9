package io.countersign.projections.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many rows people accepted in each whole hour of the last days, from the first hour in which
 * they accepted any. Hours without work, such as nights and weekends, are in it as zeros.
 */
public final class History {
  /** How far back it goes. */
  public static final Duration LENGTH = Duration.ofDays(14);

  /** What was seen for a shorter time, or of fewer rows, says nothing of what will be. */
  static final int FEWEST_HOURS = 4;

  static final long FEWEST_ROWS = 30;

  /** From so many days on, hours are taken from the same time of day. */
  private static final int DAYS_TO_COMPARE = 3;

  private static final int HOURS_A_DAY = 24;

  private final double[] accepted;
  private final long firstHour;

  private History(double[] accepted, long firstHour) {
    this.accepted = accepted;
    this.firstHour = firstHour;
  }

  /** Makes the history before {@code now} of counts by the hour; the one under way is left out. */
  public static History before(Instant now, Map<Instant, Long> acceptedByHour) {
    Instant thisHour = now.truncatedTo(ChronoUnit.HOURS);
    Instant start =
        acceptedByHour.entrySet().stream()
            .filter(hour -> hour.getValue() > 0)
            .map(Map.Entry::getKey)
            .filter(hour -> !hour.isBefore(now.minus(LENGTH)) && !hour.isAfter(thisHour))
            .min(Instant::compareTo)
            .orElse(thisHour);
    double[] accepted = new double[(int) ChronoUnit.HOURS.between(start, thisHour)];
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] = acceptedByHour.getOrDefault(start.plus(i, ChronoUnit.HOURS), 0L);
    }
    return new History(accepted, start.getEpochSecond() / 3_600);
  }

  /** Whether it was seen for long enough, and enough was done, to say what will be. */
  boolean isEnough() {
    return accepted.length >= FEWEST_HOURS && Arrays.stream(accepted).sum() >= FEWEST_ROWS;
  }

  /**
   * One of the futures that what was seen may lead to. That it might as well have gone otherwise is
   * part of it: the past is drawn anew first (the bootstrap: Efron, Annals of Statistics 7, 1979).
   */
  Future future(SplittableRandom random) {
    boolean byDay = accepted.length >= DAYS_TO_COMPARE * HOURS_A_DAY;
    int[] past = new int[byDay ? days() : accepted.length];
    int seen = past.length;
    for (int i = 0; i < seen; i++) {
      past[i] = random.nextInt(seen);
    }
    return byDay
        ? hour -> ofDay(past[random.nextInt(seen)], hour)
        : hour -> accepted[past[random.nextInt(seen)]];
  }

  private int days() {
    return (accepted.length - 1) / HOURS_A_DAY + 1;
  }

  /**
   * What was accepted on that day at the same time of day; on the day before if it ended sooner.
   */
  private double ofDay(int day, long hour) {
    int place = HOURS_A_DAY * day + (int) Math.floorMod(hour - firstHour, (long) HOURS_A_DAY);
    return accepted[place < accepted.length ? place : place - HOURS_A_DAY];
  }

  /** How much is accepted from hour to hour. */
  @FunctionalInterface
  interface Future {
    /**
     * How many rows are accepted in an hour; each time that it is asked, another is drawn.
     *
     * @param hour since the epoch
     */
    double accepted(long hour);
  }
}
