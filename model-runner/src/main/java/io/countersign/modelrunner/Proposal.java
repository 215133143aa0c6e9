package io.countersign.modelrunner;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.Alternative;
import java.util.List;

/** What a model says about one content. */
public sealed interface Proposal {

  /**
   * A pre-label.
   *
   * @param confidence of the whole, a probability in [0, 1]
   * @param option the option of the ontology that it proposes
   * @param alternatives the most probable options of the ontology, this one among them, as {@link
   *     io.countersign.engine.datarow.PreLabel#alternatives}
   */
  record PreLabel(
      List<Annotation> annotations,
      double confidence,
      String option,
      List<Alternative> alternatives)
      implements Proposal {
    public PreLabel {
      annotations = List.copyOf(annotations);
      alternatives = List.copyOf(alternatives);
    }
  }

  /** No pre-label for this content, and why, for people; the others are not touched by it. */
  record Failed(String reason) implements Proposal {}

  /**
   * No pre-label for this content, as the ontology does not have the option that the model is for.
   *
   * @param reason for people
   */
  record LeftOut(String option, String reason) implements Proposal {}
}
