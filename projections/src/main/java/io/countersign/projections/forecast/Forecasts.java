package io.countersign.projections.forecast;

import io.countersign.engine.batch.BatchId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the batches of a project by bootstrap: future hours are drawn from the past ones, and
 * batches of a higher priority, or as high and earlier, are done first. Business hours need no
 * calendar here: an hour in which nobody works has no acceptances in the past either. What models
 * accept without people is left out, as it comes in bursts and says nothing of the work that waits.
 * The same input gives the same forecast.
 */
public final class Forecasts {
  /** How many futures are drawn. */
  public static final int DRAWS = 2_000;

  /** How far a future goes; what takes longer has no finishing time. */
  static final Duration HORIZON = Duration.ofDays(182);

  private final History history;
  private final Instant now;
  private final long seed;
  private final int draws;

  public Forecasts(History history, Instant now, long seed, int draws) {
    this.history = history;
    this.now = now;
    this.seed = seed;
    this.draws = draws;
  }

  /**
   * Forecasts each of {@code batches}.
   *
   * @param batches with all the open ones of the project among them
   */
  public Map<BatchId, Forecast> of(List<Backlog> batches) {
    Map<BatchId, Forecast> forecasts = new HashMap<>();
    List<Backlog> open =
        batches.stream().filter(batch -> batch.open() > 0).sorted(Backlog.ORDER).toList();
    long[] work = new long[open.size()];
    long ahead = 0;
    for (int i = 0; i < work.length; i++) {
      ahead += open.get(i).open();
      work[i] = ahead;
    }
    double[][] hours = history.isEnough() ? simulate(work) : new double[0][];
    for (int i = 0; i < work.length; i++) {
      Backlog batch = open.get(i);
      forecasts.put(batch.batch(), hours.length == 0 ? unknown(batch) : read(batch, hours[i]));
    }
    batches.stream()
        .filter(batch -> batch.open() == 0)
        .forEach(batch -> forecasts.put(batch.batch(), done(batch)));
    return forecasts;
  }

  /**
   * How work will go on, until it is done with a probability of 95 %.
   *
   * @param ahead rows that are done before
   * @param open rows that are then done
   * @param accepted rows that are done already
   * @return empty without enough of a history, or where it would take years, or nothing is open
   */
  public List<ConePoint> cone(long ahead, long open, long accepted, int points) {
    if (open == 0 || !history.isEnough()) {
      return List.of();
    }
    double[] hours = simulate(new long[] {ahead + open})[0];
    Arrays.sort(hours);
    double end = hours[(int) Math.ceil(0.95 * hours.length) - 1];
    if (Double.isInfinite(end)) {
      return List.of();
    }
    long first = now.getEpochSecond() / 3_600;
    return Cone.draw(history, new SplittableRandom(seed), draws, first, end, points)
        .points(now, ahead, open, accepted);
  }

  /**
   * Draws futures.
   *
   * @param work rows to be done until each batch is finished; ascending
   * @return for each batch the hours from now in each future, infinite beyond the horizon
   */
  private double[][] simulate(long[] work) {
    double[][] hours = new double[work.length][draws];
    SplittableRandom random = new SplittableRandom(seed);
    long first = now.getEpochSecond() / 3_600;
    for (int draw = 0; draw < draws; draw++) {
      History.Future future = history.future(random);
      int next = 0;
      double done = 0;
      for (int hour = 0; hour < HORIZON.toHours() && next < work.length; hour++) {
        double accepted = future.accepted(first + hour);
        while (next < work.length && accepted > 0 && done + accepted >= work[next]) {
          hours[next++][draw] = hour + (work[next - 1] - done) / accepted;
        }
        done += accepted;
      }
      for (; next < work.length; next++) {
        hours[next][draw] = Double.POSITIVE_INFINITY;
      }
    }
    return hours;
  }

  private Forecast read(Backlog batch, double[] hours) {
    Arrays.sort(hours);
    return new Forecast(
        quantile(hours, 0.50),
        quantile(hours, 0.85),
        quantile(hours, 0.95),
        breach(batch, hours),
        true);
  }

  private @Nullable Instant quantile(double[] sorted, double share) {
    double hours = sorted[(int) Math.ceil(share * sorted.length) - 1];
    return Double.isInfinite(hours) ? null : now.plusSeconds(Math.round(hours * 3_600));
  }

  /** What no future says may be so all the same (Laplace's rule of succession). */
  private @Nullable Double breach(Backlog batch, double[] hours) {
    Instant dueAt = batch.dueAt();
    if (dueAt == null || dueAt.isBefore(now)) {
      return dueAt == null ? null : 1.0;
    }
    double left = Duration.between(now, dueAt).toSeconds() / 3_600.0;
    long late = Arrays.stream(hours).filter(hour -> hour > left).count();
    return (late + 1.0) / (hours.length + 2);
  }

  /** Without a history only what is late already is known. */
  private Forecast unknown(Backlog batch) {
    Instant dueAt = batch.dueAt();
    Double breached = dueAt != null && dueAt.isBefore(now) ? 1.0 : null;
    return new Forecast(null, null, null, breached, false);
  }

  private static Forecast done(Backlog batch) {
    Instant finishedAt = batch.finishedAt();
    Instant dueAt = batch.dueAt();
    if (finishedAt == null) {
      return Forecast.UNKNOWN;
    }
    Double breached = dueAt == null ? null : finishedAt.isAfter(dueAt) ? 1.0 : 0.0;
    return new Forecast(finishedAt, finishedAt, finishedAt, breached, true);
  }
}
