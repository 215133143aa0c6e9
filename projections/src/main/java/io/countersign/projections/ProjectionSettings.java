package io.countersign.projections;

import java.time.Duration;

/**
 * The limits of the runner.
 *
 * @param batchSize how many events are read and folded at once, at most
 * @param rebuildBatchSize how many at once in a rebuild, for which nobody waits: the more, the
 *     fewer documents are written again
 * @param rowsKept how many rows stay in memory between batches
 * @param pace the least time from the start of one turn to the next: under load events gather
 *     meanwhile, so that a document that many of them touch is written once
 * @param poll how long to wait for a hint that there is more, before looking
 * @param backOff how long to wait after the first failure; doubled with each further one
 * @param longestBackOff how long to wait at most; shorter than a lease, which would run out
 */
public record ProjectionSettings(
    int batchSize,
    int rebuildBatchSize,
    int rowsKept,
    Duration pace,
    Duration poll,
    Duration backOff,
    Duration longestBackOff) {
  public static final ProjectionSettings DEFAULT =
      new ProjectionSettings(
          1_000,
          4_000,
          5_000,
          Duration.ofMillis(25),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(5));

  /** How long to wait after the last of {@code failures} in a row. */
  Duration backOffAfter(int failures) {
    Duration doubled = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(longestBackOff) < 0 ? doubled : longestBackOff;
  }
}
