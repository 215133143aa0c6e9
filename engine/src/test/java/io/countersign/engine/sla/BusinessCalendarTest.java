package io.countersign.engine.sla;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BusinessCalendar OFFICE =
      calendar(EnumSet.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), "09:00", "17:00");

  /** The clock is put forward on 29 March 2026 at 02:00 and back on 25 October at 03:00. */
  private static final BusinessCalendar NIGHTS =
      calendar(EnumSet.allOf(DayOfWeek.class), "00:00", "06:00");

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00, PT4H, 2026-03-02T14:00", // Monday
    "2026-03-02T09:00, PT8H, 2026-03-02T17:00", // a day to its very end
    "2026-03-02T09:00, PT8H1M, 2026-03-03T09:01",
    "2026-03-02T07:00, PT1H, 2026-03-02T10:00", // before hours
    "2026-03-02T19:00, PT1H, 2026-03-03T10:00", // after hours
    "2026-03-06T16:00, PT2H, 2026-03-09T10:00", // across a weekend
    "2026-03-07T12:00, PT1H, 2026-03-09T10:00", // on a Saturday
    "2026-03-06T17:00, PT0.001S, 2026-03-09T09:00:00.001",
    "2026-03-02T09:00, PT40H, 2026-03-06T17:00", // a week
    "2026-03-02T09:00, PT41H, 2026-03-09T10:00",
    "2026-03-27T16:00, PT2H, 2026-03-30T10:00", // the clock is put forward in between
    "2026-10-23T16:00, PT2H, 2026-10-26T10:00" // the clock is put back in between
  })
  void countsBusinessTimeOnly(LocalDateTime start, Duration time, LocalDateTime end) {
    assertThat(OFFICE.plus(berlin(start), time)).isEqualTo(berlin(end));
    assertThat(OFFICE.between(berlin(start), berlin(end))).isEqualTo(time);
  }

  @Test
  void aNightInWhichTheClockIsPutForwardIsAnHourShort() {
    Instant start = berlin("2026-03-29T00:00");
    assertThat(NIGHTS.between(start, berlin("2026-03-29T06:00"))).isEqualTo(Duration.ofHours(5));
    assertThat(NIGHTS.plus(start, Duration.ofHours(6))).isEqualTo(berlin("2026-03-30T01:00"));
  }

  @Test
  void aNightInWhichTheClockIsPutBackIsAnHourLonger() {
    Instant start = berlin("2026-10-25T00:00");
    assertThat(NIGHTS.between(start, berlin("2026-10-25T06:00"))).isEqualTo(Duration.ofHours(7));
    assertThat(NIGHTS.plus(start, Duration.ofHours(7))).isEqualTo(berlin("2026-10-25T06:00"));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02T10:00", "2026-03-02T19:00", "2026-03-07T12:00"})
  void noTimeFromAMomentIsThatMoment(LocalDateTime moment) {
    assertThat(OFFICE.plus(berlin(moment), Duration.ZERO)).isEqualTo(berlin(moment));
  }

  @Test
  void refusesToCountBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OFFICE.plus(Instant.EPOCH, Duration.ofHours(-1)));
  }

  @Test
  void noTimePassesFromLaterToEarlier() {
    Instant start = berlin("2026-03-03T10:00");
    assertThat(OFFICE.between(start, start.minusSeconds(86_400))).isZero();
    assertThat(OFFICE.between(start, start)).isZero();
  }

  @Property(seed = "20261101")
  void betweenUndoesPlus(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long startSecond,
      @ForAll @IntRange(min = 0, max = 2_000_000) int seconds,
      @ForAll boolean nights) {
    BusinessCalendar calendar = nights ? NIGHTS : OFFICE;
    Instant start = Instant.ofEpochSecond(startSecond);
    Duration time = Duration.ofSeconds(seconds);
    Instant end = calendar.plus(start, time);
    assertThat(end).isAfterOrEqualTo(start);
    assertThat(calendar.between(start, end)).isEqualTo(time);
  }

  @Property(seed = "20261101")
  void moreTimeIsNeverDueEarlier(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long startSecond,
      @ForAll @IntRange(min = 0, max = 500_000) int seconds,
      @ForAll @IntRange(min = 0, max = 500_000) int more) {
    Instant start = Instant.ofEpochSecond(startSecond);
    Instant due = OFFICE.plus(start, Duration.ofSeconds(seconds));
    assertThat(OFFICE.plus(start, Duration.ofSeconds((long) seconds + more))).isAfterOrEqualTo(due);
  }

  @Property(seed = "20261101")
  void timeAddsUp(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long startSecond,
      @ForAll @IntRange(min = 0, max = 1_000_000) int first,
      @ForAll @IntRange(min = 0, max = 1_000_000) int second) {
    Instant start = Instant.ofEpochSecond(startSecond);
    Instant middle = start.plusSeconds(first);
    Instant end = middle.plusSeconds(second);
    assertThat(NIGHTS.between(start, middle).plus(NIGHTS.between(middle, end)))
        .isEqualTo(NIGHTS.between(start, end));
  }

  @Test
  void theLongestLimitOfAnyPolicyTakesFewSteps() {
    BusinessCalendar short520Weeks = calendar(EnumSet.of(MONDAY), "09:00", "10:00");
    Duration limit = short520Weeks.perWeek().multipliedBy(520);
    Instant start = berlin("2026-03-02T09:00");
    long nanos = System.nanoTime();
    Instant due = short520Weeks.plus(start, limit);
    Duration took = Duration.ofNanos(System.nanoTime() - nanos);
    assertThat(due).isEqualTo(LocalDate.of(2036, 2, 11).atTime(10, 0).atZone(BERLIN).toInstant());
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aWeekHasTheHoursOfItsDays() {
    assertThat(OFFICE.perWeek()).isEqualTo(Duration.ofHours(40));
  }

  @Test
  void tellsItsDaysInTheOrderOfTheWeek() {
    Set<DayOfWeek> days = calendar(Set.of(FRIDAY, MONDAY, WEDNESDAY), "09:00", "17:00").days();
    assertThat(days).containsExactly(MONDAY, WEDNESDAY, FRIDAY);
  }

  @Test
  void refusesACalendarWithoutADay() {
    assertThatIllegalArgumentException().isThrownBy(() -> calendar(Set.of(), "09:00", "17:00"));
  }

  @ParameterizedTest
  @CsvSource({"17:00, 09:00", "09:00, 09:00"})
  void refusesACalendarWithoutHours(String from, String to) {
    assertThatIllegalArgumentException().isThrownBy(() -> calendar(Set.of(MONDAY), from, to));
  }

  private static BusinessCalendar calendar(Set<DayOfWeek> days, String from, String to) {
    return new BusinessCalendar(BERLIN, days, LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant berlin(String local) {
    return berlin(LocalDateTime.parse(local));
  }

  private static Instant berlin(LocalDateTime local) {
    return local.atZone(BERLIN).toInstant();
  }
}
