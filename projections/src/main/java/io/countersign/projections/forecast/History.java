package io.countersign.projections.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many rows people accepted in each hour of the last days, from the first hour in which they
 * accepted any. Hours without work, such as nights and weekends, are in it as zeros.
 */
public final class History {
  /** How far back it goes. */
  public static final Duration LENGTH = Duration.ofDays(14);

  private static final int HOURS_A_DAY = 24;
  private static final double SHORTEST_HOUR = 1.0 / 60;

  private final double[] accepted;
  private final long firstHour;

  private History(double[] accepted, long firstHour) {
    this.accepted = accepted;
    this.firstHour = firstHour;
  }

  /**
   * Makes the history before {@code now} of counts by the hour. The hour that has just begun counts
   * only if there is no other, for what it would come to at its end.
   */
  public static History before(Instant now, Map<Instant, Long> acceptedByHour) {
    Instant thisHour = now.truncatedTo(ChronoUnit.HOURS);
    Instant start =
        acceptedByHour.entrySet().stream()
            .filter(hour -> hour.getValue() > 0)
            .map(Map.Entry::getKey)
            .filter(hour -> !hour.isBefore(now.minus(LENGTH)) && !hour.isAfter(thisHour))
            .min(Instant::compareTo)
            .orElse(thisHour);
    int hours = (int) ChronoUnit.HOURS.between(start, thisHour);
    double[] accepted = new double[Math.max(1, hours)];
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] = acceptedByHour.getOrDefault(start.plus(i, ChronoUnit.HOURS), 0L);
    }
    if (hours == 0) {
      double passed = (double) Duration.between(thisHour, now).toSeconds() / 3_600;
      accepted[0] /= Math.max(SHORTEST_HOUR, passed);
    }
    return new History(accepted, start.getEpochSecond() / 3_600);
  }

  /** Whether nothing was accepted. */
  boolean isEmpty() {
    for (double hour : accepted) {
      if (hour > 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Draws how many rows are accepted in an hour: as many as in some past hour at the same time of
   * day, or, in the first day, as in any past hour.
   *
   * @param hour since the epoch
   */
  double draw(long hour, SplittableRandom random) {
    if (accepted.length < HOURS_A_DAY) {
      return accepted[random.nextInt(accepted.length)];
    }
    int first = (int) Math.floorMod(hour - firstHour, (long) HOURS_A_DAY);
    int days = (accepted.length - 1 - first) / HOURS_A_DAY + 1;
    return accepted[first + HOURS_A_DAY * random.nextInt(days)];
  }
}
