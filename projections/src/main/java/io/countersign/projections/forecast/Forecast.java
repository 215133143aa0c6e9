package io.countersign.projections.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When open work will be done.
 *
 * @param p50 the instant by which it is done with a probability of 50 %; {@code null} if nothing
 *     was done in the last days, or it would take years
 * @param breachProbability of missing the due time, in [0, 1]; {@code null} without a due time or a
 *     history
 */
public record Forecast(
    @Nullable Instant p50,
    @Nullable Instant p85,
    @Nullable Instant p95,
    @Nullable Double breachProbability) {
  /** Nothing can be said. */
  public static final Forecast UNKNOWN = new Forecast(null, null, null, null);
}
