package io.countersign.engine.project;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.sla.SlaPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The rules that data rows are labelled under. A data row keeps the version of the policy that it
 * was registered under.
 *
 * @param preLabel without it every row goes to people
 * @param sla without it work has no due time
 * @param instructions for people, in Markdown
 * @param quality how right labels are to be; only for flows that ask for looks until they are
 */
public record Policy(
    Ontology ontology,
    @Nullable PreLabelPolicy preLabel,
    ReviewPolicy review,
    @Nullable SlaPolicy sla,
    @Nullable String instructions,
    @Nullable QualityPolicy quality) {
  /** For a flow with stages that every row goes through. */
  public Policy(
      Ontology ontology,
      @Nullable PreLabelPolicy preLabel,
      ReviewPolicy review,
      @Nullable SlaPolicy sla,
      @Nullable String instructions) {
    this(ontology, preLabel, review, sla, instructions, null);
  }

  /** The same with this model. */
  public Policy with(PreLabelPolicy other) {
    return new Policy(ontology, other, review, sla, instructions, quality);
  }

  /**
   * Checks what no data row could be labelled under.
   *
   * @param mediaType of the project's rows
   * @param flows to choose from
   * @throws io.countersign.engine.refusal.CommandRefused POLICY_INVALID
   */
  public void requireValidFor(String mediaType, Flows flows) {
    PolicyCheck.require(mediaType, this, flows);
  }
}
