package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.TaskKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The activities of the process definitions that a data row can wait at; the wire form is the id in
 * the diagrams.
 */
public enum Activity {
  PRE_LABEL("pre-label-data-row", null),
  LABEL("label-data-row", TaskKind.LABEL),
  REVIEW("review-label", TaskKind.REVIEW),
  REWORK("rework-label", TaskKind.REWORK),
  ADJUDICATE("adjudicate-label", TaskKind.ADJUDICATE);

  private final String wireName;
  private final @Nullable TaskKind kind;

  Activity(String wireName, @Nullable TaskKind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /**
   * The activity of this wire form.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Activity ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(activity -> activity.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a known activity, but got " + wireName));
  }

  /** The activity at which tasks of {@code kind} are opened. */
  static Activity of(TaskKind kind) {
    return switch (kind) {
      case LABEL -> LABEL;
      case REVIEW -> REVIEW;
      case REWORK -> REWORK;
      case ADJUDICATE -> ADJUDICATE;
    };
  }

  public String wireName() {
    return wireName;
  }

  /** What its tasks ask of a person. */
  public TaskKind kind() {
    if (kind == null) {
      throw new IllegalStateException("Expected a place for people, but " + this + " is none");
    }
    return kind;
  }
}
