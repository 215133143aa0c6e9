package io.countersign.projections.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When open work will be done.
 *
 * @param p50 the instant by which it is done with a probability of 50 %; {@code null} if that can't
 *     be said yet, or it would take years
 * @param breachProbability of missing the due time: 0 or 1 where that is known, else in between;
 *     {@code null} without a due time, or if it can't be said yet
 * @param enough whether enough was seen to say something
 */
public record Forecast(
    @Nullable Instant p50,
    @Nullable Instant p85,
    @Nullable Instant p95,
    @Nullable Double breachProbability,
    boolean enough) {
  /** Nothing can be said. */
  public static final Forecast UNKNOWN = new Forecast(null, null, null, null, false);
}
