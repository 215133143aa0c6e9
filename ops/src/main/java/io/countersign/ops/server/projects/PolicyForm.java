package io.countersign.ops.server.projects;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.sla.SlaPolicy;
import org.jspecify.annotations.Nullable;

/** The rules that a project is to have. */
public record PolicyForm(
    Ontology ontology,
    @Nullable PreLabelPolicy preLabel,
    ReviewForm review,
    @Nullable SlaPolicy sla,
    @Nullable String instructions) {

  /** The same with the version of the flow that is meant. */
  public Policy policy(Flows flows) {
    return new Policy(ontology, preLabel, review.policy(flows), sla, instructions);
  }
}
