package io.countersign.projections.query;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param after the {@link Page#next} of the page before; {@code null} for the first page
 * @param limit how many items at most
 */
public record PageRequest(@Nullable String after, int limit) {
  /** The longest page. */
  public static final int MAX_LIMIT = 1_000;

  public PageRequest {
    limit = Math.max(1, Math.min(limit, MAX_LIMIT));
  }

  /**
   * The id that the page before ended with.
   *
   * @throws InvalidPageMark if no page gave {@link #after}
   */
  @Nullable String afterId() {
    return after == null ? null : PageMark.read(after);
  }
}
