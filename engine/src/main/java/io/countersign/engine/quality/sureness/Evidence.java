package io.countersign.engine.quality.sureness;

import io.countersign.engine.annotation.Annotation;
import java.util.List;

/**
 * What one look at a data row tells of the answer.
 *
 * @param annotations that were given, or that were judged
 * @param error how often a look like this is wrong, in (0, 1)
 */
public record Evidence(Kind kind, List<Annotation> annotations, double error) {
  /** Rates outside are taken for the nearest: nobody is always right, nor always wrong. */
  static final double LEAST_ERROR = 1e-4;

  private static final double MOST_ERROR = 1 - LEAST_ERROR;

  public Evidence {
    annotations = List.copyOf(annotations);
    error = Math.min(MOST_ERROR, Math.max(LEAST_ERROR, error));
  }

  /** How it came about, which says how likely it is under each answer. */
  public enum Kind {
    /** Somebody, or a model, gave an answer: one that is wrong may be any other. */
    GIVEN,
    /** Somebody was shown an answer and let it stand, as happens to wrong ones, too. */
    APPROVED,
    /** Somebody was shown an answer and found it wrong. */
    REJECTED
  }
}
