package io.countersign.bench.trial.inside;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.sla.BusinessCalendar;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.processes.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Policies for trials. */
final class Rules {
  static final int CLAIM_MINUTES = 30;
  static final Duration LIMIT = Duration.ofHours(1);

  private Rules() {}

  /** Everything is labelled and reviewed by people, with all the time in the world. */
  static Policy untimed(FlowId flow) {
    return policy(flow, null, 1, 2, null, false);
  }

  /** The same in time. */
  static Policy timed(FlowId flow, BusinessCalendar calendar) {
    return policy(flow, null, 1, 2, sla(calendar), false);
  }

  /** Another share of everything each time. */
  static Policy drawn(FlowId flow, Random random) {
    PreLabelPolicy preLabel =
        random.nextBoolean()
            ? null
            : new PreLabelPolicy("fashion", null, 0.5, 0.95, random.nextInt(3) / 2.0);
    double share = random.nextInt(5) / 4.0;
    int maxRounds = 1 + random.nextInt(3);
    return policy(flow, preLabel, share, maxRounds, sla(null), random.nextBoolean());
  }

  private static SlaPolicy sla(@Nullable BusinessCalendar calendar) {
    return new SlaPolicy(Map.of("label", LIMIT, "review", LIMIT, "rework", LIMIT), 0.5, calendar);
  }

  private static Policy policy(
      FlowId flow,
      @Nullable PreLabelPolicy preLabel,
      double share,
      int maxRounds,
      @Nullable SlaPolicy sla,
      boolean confirmSkips) {
    ReviewStage review = new ReviewStage("review", Group.REVIEWERS, share);
    ReviewStage acceptance = new ReviewStage("acceptance", Group.LEADS, share);
    Ontology ontology =
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "category", AnnotationType.CHOICE, List.of("bag", "coat"), true, null)));
    FlowDefinition known = Processes.shippedFlows().find(flow).orElseThrow();
    List<ReviewStage> stages = List.of(review, acceptance);
    return new Policy(
        ontology,
        preLabel,
        new ReviewPolicy(
            flow.key(),
            flow.version(),
            stages.subList(0, Math.min(stages.size(), known.mostStages())),
            maxRounds,
            CLAIM_MINUTES,
            List.of("WRONG_CLASS"),
            false,
            null,
            null,
            confirmSkips),
        sla,
        null,
        known.untilSure() ? new QualityPolicy(0.99, 4) : null);
  }
}
