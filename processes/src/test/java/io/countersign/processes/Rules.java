package io.countersign.processes;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.sla.SlaPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that a test varies. */
record Rules(
    FlowId flow,
    int stages,
    @Nullable PreLabelPolicy preLabel,
    double share,
    double secondShare,
    int maxRounds,
    @Nullable SlaPolicy sla,
    int mostLooks,
    boolean confirmSkips) {
  private static final Flows FLOWS = Processes.shippedFlows();

  static Rules staged(int stages) {
    return new Rules(newest("staged-review"), stages, null, 1, 1, 2, null, 4, false);
  }

  static Rules twoLabels(int stages) {
    return new Rules(newest("two-labels"), stages, null, 1, 1, 2, null, 4, false);
  }

  static Rules untilSure() {
    return new Rules(newest("quality-target"), 1, null, 1, 1, 2, null, 4, false);
  }

  private static FlowId newest(String key) {
    return FLOWS.newest(key).orElseThrow().id();
  }

  Rules flow(FlowId other) {
    return new Rules(
        other, stages, preLabel, share, secondShare, maxRounds, sla, mostLooks, confirmSkips);
  }

  Rules preLabel(double auditShare) {
    return preLabel(new PreLabelPolicy("fashion", null, 0.5, 0.95, auditShare));
  }

  /** All that the model is confident of is audited, until so much of it is wrong. */
  Rules mostErrors(double mostErrors) {
    return preLabel(new PreLabelPolicy("fashion", null, 0.5, 0.95, 1, mostErrors, List.of()));
  }

  private Rules preLabel(PreLabelPolicy other) {
    return new Rules(
        flow, stages, other, share, secondShare, maxRounds, sla, mostLooks, confirmSkips);
  }

  Rules shares(double first, double second) {
    return new Rules(
        flow, stages, preLabel, first, second, maxRounds, sla, mostLooks, confirmSkips);
  }

  Rules maxRounds(int rounds) {
    return new Rules(
        flow, stages, preLabel, share, secondShare, rounds, sla, mostLooks, confirmSkips);
  }

  Rules mostLooks(int looks) {
    return new Rules(
        flow, stages, preLabel, share, secondShare, maxRounds, sla, looks, confirmSkips);
  }

  Rules sla(Duration each) {
    Map<String, Duration> limits = Map.of("label", each, "review", each, "rework", each);
    return new Rules(
        flow,
        stages,
        preLabel,
        share,
        secondShare,
        maxRounds,
        new SlaPolicy(limits, 0.5, null),
        mostLooks,
        confirmSkips);
  }

  Rules confirmingSkips() {
    return new Rules(flow, stages, preLabel, share, secondShare, maxRounds, sla, mostLooks, true);
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
            flow.version(),
            List.of(review, acceptance).subList(0, stages),
            maxRounds,
            30,
            List.of("WRONG_CLASS"),
            false,
            null,
            null,
            confirmSkips),
        sla,
        null,
        flow.key().equals("quality-target") ? new QualityPolicy(0.99, mostLooks) : null);
  }
}
