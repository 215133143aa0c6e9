package io.countersign.projections.query;

import org.jspecify.annotations.Nullable;

/** Says that a page was asked for by a mark that no page gave. */
public final class InvalidPageMark extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public InvalidPageMark(String mark, @Nullable Throwable cause) {
    super("Expected the next of another page, but got " + mark, cause);
  }
}
