package io.countersign.projections.store;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Durations counted in buckets that grow by an eighth of a doubling, so that a quantile is off by
 * at most 5 %, and ten years need no more than 310 buckets.
 */
public final class Histogram {
  private static final int BUCKETS_PER_DOUBLING = 8;

  private final NavigableMap<Integer, Long> buckets = new TreeMap<>();

  /** Reads the counts that were added under {@link #bucket}. */
  public Histogram(Document counts) {
    for (Map.Entry<String, Object> entry : counts.entrySet()) {
      buckets.put(Integer.valueOf(entry.getKey()), ((Number) entry.getValue()).longValue());
    }
  }

  /** The name of the bucket that a duration is counted in. */
  public static String bucket(Duration duration) {
    long millis = Math.max(1, duration.toMillis());
    double doublings = Math.log(millis) / Math.log(2);
    return Integer.toString((int) Math.floor(doublings * BUCKETS_PER_DOUBLING));
  }

  public long count() {
    return buckets.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The duration in seconds that a share of all durations does not exceed.
   *
   * @param share in [0, 1]
   * @throws IllegalStateException if nothing was counted
   */
  public double quantileSeconds(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count()));
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return Math.pow(2, (bucket.getKey() + 0.5) / BUCKETS_PER_DOUBLING) / 1_000;
      }
    }
    throw new IllegalStateException("Expected a duration, but none was counted");
  }
}
