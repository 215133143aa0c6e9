package io.countersign.engine.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The hours in which work is expected: on each of {@code days} from {@code from} until {@code to}
 * on the clock of {@code zone}. A day that the clock is put forward or back has as much business
 * time as really passes between those hours.
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public BusinessCalendar {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Expected a calendar with at least one day");
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Expected a calendar whose from is before its to");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** The business time of a week in which the clock is not changed. */
  public Duration perWeek() {
    return Duration.between(from, to).multipliedBy(days.size());
  }

  /**
   * The instant at which {@code businessTime}, which is not negative, has passed since {@code
   * start}.
   */
  public Instant plus(Instant start, Duration businessTime) {
    if (businessTime.isNegative()) {
      throw new IllegalArgumentException("Expected a time from 0, but got " + businessTime);
    }
    if (businessTime.isZero()) {
      return start;
    }
    Duration left = businessTime;
    LocalDate day = start.atZone(zone).toLocalDate();
    while (true) {
      Instant opens = later(start, opening(day));
      Duration open = length(opens, closing(day));
      if (days.contains(day.getDayOfWeek()) && left.compareTo(open) <= 0) {
        return opens.plus(left);
      }
      left = days.contains(day.getDayOfWeek()) ? left.minus(open) : left;
      day = day.plusDays(1);
    }
  }

  /** The business time between two instants; zero if {@code end} is not after {@code start}. */
  public Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    LocalDate last = end.atZone(zone).toLocalDate();
    LocalDate day = start.atZone(zone).toLocalDate();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (days.contains(day.getDayOfWeek())) {
        sum = sum.plus(length(later(start, opening(day)), earlier(end, closing(day))));
      }
    }
    return sum;
  }

  private Instant opening(LocalDate day) {
    return ZonedDateTime.of(day, from, zone).toInstant();
  }

  private Instant closing(LocalDate day) {
    return ZonedDateTime.of(day, to, zone).toInstant();
  }

  private static Duration length(Instant start, Instant end) {
    return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
