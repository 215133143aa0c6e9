package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.project.UserId;
import java.util.List;

/**
 * What one person said of a row at one task.
 *
 * @param round it was said in, from 1
 * @param annotations that were given; or those that were judged, for an approval or a rejection
 */
public record Look(Kind kind, UserId by, int round, List<Annotation> annotations) {
  public Look {
    annotations = List.copyOf(annotations);
  }

  /** What was done. */
  public enum Kind {
    LABELLED,
    APPROVED,
    CORRECTED,
    REJECTED,
    ADJUDICATED;

    /** Whether it gives an answer of its own. */
    public boolean gives() {
      return this != APPROVED && this != REJECTED;
    }
  }
}
