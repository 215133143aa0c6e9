package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.modelrun.ModelRef;
import java.util.List;

/**
 * A label that a model proposes.
 *
 * @param confidence in [0, 1]
 * @param alternatives the most probable answers with the proposed one, the most probable first, at
 *     most {@link #MOST_ALTERNATIVES}; what they lack to 1 is for all others. Empty where only the
 *     best answer is known
 */
public record PreLabel(
    ModelRef model,
    List<Annotation> annotations,
    double confidence,
    List<Alternative> alternatives) {
  public static final int MOST_ALTERNATIVES = 5;

  /** Where only the best answer is known. */
  public PreLabel(ModelRef model, List<Annotation> annotations, double confidence) {
    this(model, annotations, confidence, List.of());
  }
}
