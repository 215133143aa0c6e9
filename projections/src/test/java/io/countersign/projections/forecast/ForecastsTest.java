package io.countersign.projections.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.batch.BatchId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastsTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final BatchId BATCH = new BatchId("b1");

  private static Forecast forecast(Map<Instant, Long> accepted, Backlog... batches) {
    History history = History.before(NOW, accepted);
    return requireNonNull(new Forecasts(history, NOW, 7, 500).of(List.of(batches)).get(BATCH));
  }

  private static Backlog open(long rows, @Nullable Instant dueAt) {
    return new Backlog(BATCH, 50, NOW.minusSeconds(600), dueAt, rows, null);
  }

  private static Backlog other(int priority, Instant createdAt, long rows) {
    return new Backlog(new BatchId("other"), priority, createdAt, null, rows, null);
  }

  /** So many rows in every one of the last hours. */
  private static Map<Instant, Long> constant(int hours, long rows) {
    Map<Instant, Long> accepted = new HashMap<>();
    for (int back = 1; back <= hours; back++) {
      accepted.put(NOW.minus(back, ChronoUnit.HOURS), rows);
    }
    return accepted;
  }

  @Test
  void aConstantRateGivesTheObviousInstant() {
    Forecast forecast = forecast(constant(100, 10), open(25, NOW.plus(Duration.ofHours(3))));

    Instant done = NOW.plus(Duration.ofMinutes(150));
    assertThat(forecast).isEqualTo(new Forecast(done, done, done, 1.0 / 502, true));
  }

  @Test
  void aDueTimeBeforeThatIsMissedAsFarAsAnybodyCanTell() {
    Forecast forecast = forecast(constant(100, 10), open(25, NOW.plus(Duration.ofHours(2))));

    assertThat(forecast.breachProbability()).isEqualTo(501.0 / 502);
  }

  @Test
  void minutesOrAFewRowsAreNotEnough() {
    Backlog batch = open(25, NOW.plus(Duration.ofHours(2)));
    Instant inTheHour = NOW.plus(Duration.ofMinutes(4));
    History minutes = History.before(inTheHour, Map.of(NOW, 500L));

    assertThat(new Forecasts(minutes, inTheHour, 7, 500).of(List.of(batch)).get(BATCH))
        .isEqualTo(Forecast.UNKNOWN);
    assertThat(forecast(constant(3, 100), batch)).isEqualTo(Forecast.UNKNOWN);
    assertThat(forecast(constant(29, 1), batch)).isEqualTo(Forecast.UNKNOWN);
    assertThat(forecast(constant(30, 1), batch).enough()).isTrue();
  }

  @Test
  void theLessWasSeenTheWiderIsTheForecast() {
    assertThat(spread(8)).isGreaterThan(2 * spread(64));
  }

  /** Hours from p50 to p95 where every other hour had twenty rows, as seen for so many hours. */
  private static double spread(int hours) {
    Map<Instant, Long> accepted = new HashMap<>();
    constant(hours, 20).forEach((hour, rows) -> accepted.put(hour, isEven(hour) ? rows : 0));
    Forecast forecast = forecast(accepted, open(1_000, null));
    Duration spread =
        Duration.between(requireNonNull(forecast.p50()), requireNonNull(forecast.p95()));
    return spread.toMinutes() / 60.0;
  }

  private static boolean isEven(Instant hour) {
    return hour.getEpochSecond() / 3_600 % 2 == 0;
  }

  @Test
  void aDueTimeInThePastIsMissedEvenWithoutAHistory() {
    Forecast forecast = forecast(Map.of(), open(25, NOW.minusSeconds(1)));

    assertThat(forecast).isEqualTo(new Forecast(null, null, null, 1.0, false));
  }

  @Test
  void withoutAHistoryNothingIsSaid() {
    assertThat(forecast(Map.of(), open(25, NOW.plusSeconds(1)))).isEqualTo(Forecast.UNKNOWN);
    assertThat(forecast(constant(5, 0), open(25, null))).isEqualTo(Forecast.UNKNOWN);
  }

  @Test
  void aFinishedBatchWasDoneWhenItWas() {
    Instant finished = NOW.minusSeconds(3_600);
    Backlog late = new Backlog(BATCH, 50, NOW, finished.minusSeconds(1), 0, finished);
    Backlog inTime = new Backlog(BATCH, 50, NOW, finished, 0, finished);

    assertThat(forecast(Map.of(), late))
        .isEqualTo(new Forecast(finished, finished, finished, 1.0, true));
    assertThat(forecast(Map.of(), inTime).breachProbability()).isEqualTo(0.0);
  }

  @Test
  void anEmptyBatchHasNoForecast() {
    assertThat(forecast(constant(100, 10), open(0, NOW))).isEqualTo(Forecast.UNKNOWN);
  }

  @Test
  void moreUrgentAndEarlierBatchesAreDoneFirst() {
    Instant alone = requireNonNull(forecast(constant(100, 10), open(20, null)).p50());
    Backlog mine = open(20, null);

    assertThat(forecast(constant(100, 10), mine, other(60, NOW, 10)).p50())
        .isEqualTo(alone.plus(Duration.ofHours(1)));
    assertThat(forecast(constant(100, 10), mine, other(50, NOW.minusSeconds(900), 10)).p50())
        .isEqualTo(alone.plus(Duration.ofHours(1)));
    assertThat(forecast(constant(100, 10), mine, other(50, NOW, 10)).p50()).isEqualTo(alone);
    assertThat(forecast(constant(100, 10), mine, other(40, NOW, 10)).p50()).isEqualTo(alone);
  }

  @Test
  void nightsWithoutWorkStayNightsWithoutWork() {
    Map<Instant, Long> officeHours = new HashMap<>();
    constant(240, 10)
        .forEach((hour, rows) -> officeHours.put(hour, isOfficeHour(hour) ? rows : 0L));

    Instant p95 = requireNonNull(forecast(officeHours, open(90, null)).p95());
    assertThat(p95).isEqualTo(Instant.parse("2026-03-13T11:00:00Z"));
  }

  private static boolean isOfficeHour(Instant hour) {
    long ofDay = hour.getEpochSecond() / 3_600 % 24;
    return ofDay >= 9 && ofDay < 17;
  }

  @Test
  void anUnevenPastGivesOrderedQuantilesAndTheSameOnesAgain() {
    Map<Instant, Long> uneven = new HashMap<>();
    constant(200, 1).forEach((hour, one) -> uneven.put(hour, hour.getEpochSecond() / 3_600 % 7));
    Backlog batch = open(300, NOW.plus(Duration.ofHours(100)));

    Forecast forecast = forecast(uneven, batch);
    assertThat(forecast.p50()).isBefore(requireNonNull(forecast.p85()));
    assertThat(forecast.p85()).isBefore(requireNonNull(forecast.p95()));
    assertThat(forecast.breachProbability()).isBetween(0.2, 0.8);
    assertThat(forecast(uneven, batch)).isEqualTo(forecast);
  }

  @Test
  void whatWouldTakeForeverHasNoInstantAndMissesItsDueTime() {
    Forecast forecast = forecast(constant(50, 1), open(1_000_000, NOW.plus(Duration.ofDays(365))));

    assertThat(forecast).isEqualTo(new Forecast(null, null, null, 501.0 / 502, true));
  }

  @Test
  void theConeEndsWhereTheForecastDoesAndIsOrdered() {
    Forecasts forecasts = new Forecasts(History.before(NOW, constant(100, 10)), NOW, 1, 500);
    List<ConePoint> cone = forecasts.cone(20, 30, 7, 10);
    assertThat(cone).hasSize(11);
    assertThat(cone.get(0).p95()).isEqualTo(7);
    assertThat(cone.get(4)).isEqualTo(new ConePoint(NOW.plusSeconds(7_200), 7, 7, 7, 7, 7));
    assertThat(cone.get(10)).isEqualTo(new ConePoint(NOW.plusSeconds(18_000), 37, 37, 37, 37, 37));
    assertThat(cone).isEqualTo(forecasts.cone(20, 30, 7, 10));
    assertThat(forecasts.cone(0, 0, 7, 10)).isEmpty();
    assertThat(new Forecasts(History.before(NOW, Map.of()), NOW, 1, 500).cone(0, 9, 7, 10))
        .isEmpty();
  }
}
