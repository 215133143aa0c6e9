package io.countersign.modelrunner;

import org.jspecify.annotations.Nullable;

/** What came out for one content: numbers, which are not copied, or why there are none. */
public final class Answer {
  private final float[] values;
  private final @Nullable String failure;

  private Answer(float[] values, @Nullable String failure) {
    this.values = values;
    this.failure = failure;
  }

  public static Answer of(float[] values) {
    return new Answer(values, null);
  }

  public static Answer failed(String reason) {
    return new Answer(new float[0], reason);
  }

  /** Empty if it failed. */
  public float[] values() {
    return values;
  }

  /** For people; {@code null} if there are numbers. */
  public @Nullable String failure() {
    return failure;
  }
}
