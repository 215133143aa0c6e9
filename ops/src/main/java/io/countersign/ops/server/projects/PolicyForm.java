package io.countersign.ops.server.projects;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.naming.Name;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.sla.SlaPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a project is to have.
 *
 * @param quality how right labels are to be; only for a flow that asks for looks until they are
 */
public record PolicyForm(
    Ontology ontology,
    @Nullable PreLabelPolicy preLabel,
    ReviewForm review,
    @Nullable SlaPolicy sla,
    @Nullable String instructions,
    @Nullable QualityPolicy quality) {

  /** The same with the version of the flow that is meant. */
  public Policy policy(Flows flows) {
    return new Policy(tidy(ontology), preLabel, review.policy(flows), sla, instructions, quality);
  }

  private static Ontology tidy(Ontology ontology) {
    return new Ontology(ontology.annotations().stream().map(PolicyForm::tidy).toList());
  }

  private static Ontology.Definition tidy(Ontology.Definition given) {
    return new Ontology.Definition(
        Name.tidy(given.name()),
        given.type(),
        given.options().stream().map(Name::tidy).toList(),
        given.required(),
        given.description());
  }
}
