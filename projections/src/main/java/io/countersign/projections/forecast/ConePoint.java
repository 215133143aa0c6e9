package io.countersign.projections.forecast;

import java.time.Instant;

/**
 * How many rows will be accepted at an instant.
 *
 * @param p5 at most so many with a probability of 5 %
 * @param p50 as likely more as fewer
 * @param p95 at most so many with a probability of 95 %
 */
public record ConePoint(Instant at, long p5, long p15, long p50, long p85, long p95) {}
