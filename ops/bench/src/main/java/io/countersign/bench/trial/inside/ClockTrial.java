package io.countersign.bench.trial.inside;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.StagedReview;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.sla.BusinessCalendar;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.ops.contract.figures.Figure;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A node whose clock jumps an hour and a day, forward and back, over both changes of summer time,
 * while rows are worked on: what depends on time has to happen when its instant has come.
 */
public final class ClockTrial implements Measurement {
  private static final int ROUNDS = 60;
  private static final int ROWS = 80;
  private static final int SHOWN = 5;

  /** The oldest rest then: a stream that grows with each jump would be read in each. */
  private static final int MOST_AT_WORK = 120;

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Each a day before a change of summer time, and one in between. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2027-03-27T12:00:00Z"),
          Instant.parse("2027-10-30T12:00:00Z"),
          Workplace.START);

  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(-1),
          Duration.ofDays(1),
          Duration.ofDays(-1),
          Duration.ofMinutes(7));

  private static final String EXPIRED_EARLY =
      """
      SELECT count(*) FROM (
        SELECT type, at, lag((payload->>'expiresAt')::timestamptz)
            OVER (PARTITION BY stream_id ORDER BY version) AS expires
          FROM event WHERE type IN ('task-claimed', 'claim-expired')) moves
        WHERE type = 'claim-expired' AND at < expires
      """;

  private static final String OVERDUE =
      """
      SELECT count(*) FROM work_queue WHERE
        (state = 'CLAIMED' AND claim_expires_at <= ?) OR (sla <> 'BREACHED' AND due_at <= ?)
      """;

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public String about() {
    return "the clock jumps an hour and a day, forward and back, and over changes of summer time";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    Jumps jumps = new Jumps(run);
    BusinessCalendar calendar =
        new BusinessCalendar(
            BERLIN,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
            LocalTime.of(1, 0),
            LocalTime.of(5, 0));
    try (Workplace place = new Workplace(Rules.timed(StagedReview.FLOW, calendar))) {
      jumps.live(place, run.timesOr(ROUNDS));
    }
    return List.of(
        Figure.of("jumps", "count", run.timesOr(ROUNDS)),
        Figure.of("claims ended before their time", "count", jumps.early).atMost(0),
        Figure.of("claims and due times passed over", "count", jumps.passedOver).atMost(0),
        Figure.of("differences found by verify", "count", jumps.differences).atMost(0),
        Figure.of("due times off over a change of summer time", "count", dueTimesOff(calendar))
            .atMost(0));
  }

  private static final class Jumps {
    private final Run run;
    private long early;
    private long passedOver;
    private long differences;

    Jumps(Run run) {
      this.run = run;
    }

    void live(Workplace place, int rounds) throws InterruptedException {
      Random random = run.random(1);
      Deque<Life> lives = new ArrayDeque<>();
      for (int round = 0; round < rounds; round++) {
        if (round % (rounds / STARTS.size() + 1) == 0) {
          place.clock().set(STARTS.get(round * STARTS.size() / rounds));
        }
        for (DataRowId id : place.register(ROWS / rounds + 1)) {
          lives.add(new Life(place, id, random));
        }
        while (lives.size() > MOST_AT_WORK) {
          lives.remove();
        }
        place.clock().advance(JUMPS.get(random.nextInt(JUMPS.size())));
        sweep(place);
        lives.forEach(Life::step);
      }
      early += count(place, EXPIRED_EARLY);
      differ(place.differences());
      differ(place.projectionDifferences());
      place.processes().rebuild().rebuild(done -> {});
      differ(place.differences());
    }

    private void sweep(Workplace place) {
      while (place.processes().sweeper().sweep(ROWS).total() > 0) {
        Thread.onSpinWait();
      }
      Timestamp now = Timestamp.from(place.clock().instant());
      passedOver += count(place, OVERDUE, now, now);
    }

    private static long count(Workplace place, String sql, Object... arguments) {
      Long found = place.jdbc().queryForObject(sql, Long.class, arguments);
      return found == null ? 0 : found;
    }

    private void differ(List<String> found) {
      differences += found.size();
      found.stream().limit(SHOWN).forEach(one -> run.say("Differs: %s", one));
    }
  }

  /** Compares with counting minute by minute on a wall clock. */
  private static long dueTimesOff(BusinessCalendar calendar) {
    SlaPolicy policy = new SlaPolicy(Map.of("label", Duration.ofHours(5)), 0.8, calendar);
    long off = 0;
    for (Instant start : STARTS) {
      for (int hour = 0; hour < 48; hour++) {
        Instant opened = start.plus(hour, ChronoUnit.HOURS);
        Instant due = policy.due("label", opened).orElseThrow().dueAt();
        off += due.equals(counted(calendar, opened, Duration.ofHours(5))) ? 0 : 1;
      }
    }
    return off;
  }

  private static Instant counted(BusinessCalendar calendar, Instant opened, Duration work) {
    long left = work.toMinutes();
    Instant now = opened;
    while (left > 0) {
      ZonedDateTime local = now.atZone(calendar.zone());
      boolean working =
          calendar.days().contains(local.getDayOfWeek())
              && !local.toLocalTime().isBefore(calendar.from())
              && local.toLocalTime().isBefore(calendar.to());
      left -= working ? 1 : 0;
      now = now.plus(1, ChronoUnit.MINUTES);
    }
    return now;
  }
}
