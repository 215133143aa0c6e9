package io.countersign.engine.background;

import java.time.Duration;

/**
 * How long a loop rests before its next turn.
 *
 * @param atLeast even if it is woken
 * @param atMost unless it is woken
 */
public record Rest(Duration atLeast, Duration atMost) {
  /** Goes on at once. */
  public static final Rest NONE = exactly(Duration.ZERO);

  /** Rests for this long, woken or not. */
  public static Rest exactly(Duration pause) {
    return new Rest(pause, pause);
  }

  /** Rests until it is woken, but no longer than this. */
  public static Rest untilWoken(Duration atMost) {
    return new Rest(Duration.ZERO, atMost);
  }
}
