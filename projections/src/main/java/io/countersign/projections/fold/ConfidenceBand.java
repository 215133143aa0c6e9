package io.countersign.projections.fold;

import org.jspecify.annotations.Nullable;

/** Confidences by bands of a tenth. */
public final class ConfidenceBand {
  /** How many there are. */
  public static final int COUNT = 10;

  private ConfidenceBand() {}

  /** The band of a confidence in [0, 1], by its number from 0; an absent one counts as none. */
  public static int of(@Nullable Double confidence) {
    int band = confidence == null ? 0 : (int) Math.floor(confidence * COUNT);
    return Math.max(0, Math.min(COUNT - 1, band));
  }
}
