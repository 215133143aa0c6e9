package io.countersign.engine.project;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.annotation.Ontology.Definition;
import io.countersign.engine.sla.SlaPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A valid policy for images, of which a test changes one thing. */
final class PolicyDraft {
  List<Definition> definitions = List.of(definition("category", AnnotationType.CHOICE, "bag"));
  @Nullable PreLabelPolicy preLabel = new PreLabelPolicy("fashion", null, 0.5, 0.95, 0.05);
  String flow = "staged-review";
  int flowVersion = 1;
  List<ReviewStage> stages =
      List.of(
          new ReviewStage("review", Group.REVIEWERS, 1),
          new ReviewStage("acceptance", Group.LEADS, 0.2));
  int maxRounds = 3;
  int claimMinutes = 30;
  List<String> reasons = List.of("WRONG_CLASS");
  @Nullable Integer minimumViewMillis;
  @Nullable SlaPolicy sla;
  @Nullable String instructions;
  @Nullable QualityPolicy quality;

  Policy policy() {
    return new Policy(
        new Ontology(definitions),
        preLabel,
        new ReviewPolicy(
            flow, flowVersion, stages, maxRounds, claimMinutes, reasons, false, minimumViewMillis),
        sla,
        instructions,
        quality);
  }

  static Definition definition(String name, AnnotationType type, String... options) {
    return new Definition(name, type, List.of(options), false, null);
  }
}
