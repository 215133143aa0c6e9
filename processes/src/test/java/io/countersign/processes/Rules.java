package io.countersign.processes;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.project.Flow;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.sla.SlaPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that a test varies. */
record Rules(
    Flow flow,
    @Nullable PreLabelPolicy preLabel,
    double share,
    double secondShare,
    int maxRounds,
    @Nullable SlaPolicy sla) {
  static Rules of(Flow flow) {
    return new Rules(flow, null, 1, 1, 2, null);
  }

  Rules preLabel(double auditShare) {
    return new Rules(
        flow,
        new PreLabelPolicy("fashion", 0.5, 0.95, auditShare),
        share,
        secondShare,
        maxRounds,
        sla);
  }

  Rules shares(double first, double second) {
    return new Rules(flow, preLabel, first, second, maxRounds, sla);
  }

  Rules maxRounds(int rounds) {
    return new Rules(flow, preLabel, share, secondShare, rounds, sla);
  }

  Rules sla(Duration each) {
    Map<String, Duration> stages = Map.of("label", each, "review", each, "rework", each);
    return new Rules(
        flow, preLabel, share, secondShare, maxRounds, new SlaPolicy(stages, 0.5, null));
  }

  Policy policy() {
    ReviewStage review = new ReviewStage("review", Group.REVIEWERS, share);
    ReviewStage acceptance = new ReviewStage("acceptance", Group.LEADS, secondShare);
    return new Policy(
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "category", AnnotationType.CHOICE, List.of("bag", "coat"), true, null))),
        preLabel,
        new ReviewPolicy(
            flow.key(),
            flow == Flow.SINGLE_REVIEW ? List.of(review) : List.of(review, acceptance),
            maxRounds,
            30,
            List.of("WRONG_CLASS")),
        sla,
        null);
  }
}
