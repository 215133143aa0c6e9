package io.countersign.engine.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlaPolicyTest {
  private static final Instant OPENED = Instant.parse("2026-03-02T16:00:00Z");
  private static final Map<String, Duration> STAGES = Map.of("label", Duration.ofHours(10));

  @Test
  void everyHourCountsWithoutACalendar() {
    SlaPolicy policy = new SlaPolicy(STAGES, 0.8, null);
    assertThat(policy.due("label", OPENED))
        .contains(due("2026-03-03T00:00:00Z", "2026-03-03T02:00:00Z"));
  }

  @Test
  void theCalendarsHoursCountWithOne() {
    BusinessCalendar mondays =
        new BusinessCalendar(
            ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    SlaPolicy policy = new SlaPolicy(STAGES, 0.8, mondays);
    assertThat(policy.due("label", OPENED))
        .contains(due("2026-03-09T16:00:00Z", "2026-03-16T10:00:00Z"));
  }

  @Test
  void aWarningAtTheWholeLimitIsTheDueTime() {
    SlaPolicy policy = new SlaPolicy(STAGES, 1, null);
    assertThat(policy.due("label", OPENED))
        .contains(due("2026-03-03T02:00:00Z", "2026-03-03T02:00:00Z"));
  }

  @Test
  void aStageWithoutALimitIsNeverDue() {
    assertThat(new SlaPolicy(STAGES, 0.8, null).due("review", OPENED)).isEmpty();
  }

  private static SlaPolicy.Due due(String warnAt, String dueAt) {
    return new SlaPolicy.Due(Instant.parse(warnAt), Instant.parse(dueAt));
  }
}
