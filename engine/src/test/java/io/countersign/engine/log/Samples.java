package io.countersign.engine.log;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.sla.BusinessCalendar;
import io.countersign.engine.sla.SlaPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands and values for the tests of the log. */
final class Samples {
  static final Policy POLICY = policy("# How to label");

  /** The same with all that came later and may be left out. */
  static final Policy POLICY_WITH_ALL = withAll(POLICY, 500);

  private Samples() {}

  static Policy policy(String instructions) {
    return new Policy(
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "category", AnnotationType.CHOICE, List.of("bag", "coat"), true, null))),
        new PreLabelPolicy(
            "fashion",
            "3",
            0.5,
            0.95,
            0.05,
            null,
            List.of(new MappedOption("parka", "coat"), new MappedOption("cap", null))),
        new ReviewPolicy(
            "staged-review",
            1,
            List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
            3,
            30,
            List.of("WRONG_CLASS"),
            true,
            null),
        new SlaPolicy(
            Map.of("label", Duration.ofHours(8), "review", Duration.ofHours(4)),
            0.8,
            new BusinessCalendar(
                ZoneId.of("Europe/Berlin"),
                Set.of(DayOfWeek.MONDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0))),
        instructions);
  }

  private static Policy withAll(Policy policy, int millis) {
    ReviewPolicy review = policy.review();
    return new Policy(
        policy.ontology(),
        withMostErrors(policy.preLabel(), 0.02),
        new ReviewPolicy(
            review.flow(),
            review.flowVersion(),
            review.stages(),
            review.maxRounds(),
            review.claimMinutes(),
            review.rejectionReasons(),
            review.repeatReviewers(),
            millis,
            ClaimOrder.PRIORITY_FIRST,
            true),
        policy.sla(),
        policy.instructions(),
        new QualityPolicy(0.99, 4));
  }

  private static @Nullable PreLabelPolicy withMostErrors(
      @Nullable PreLabelPolicy preLabel, double mostErrors) {
    return preLabel == null
        ? null
        : new PreLabelPolicy(
            preLabel.model(),
            preLabel.version(),
            preLabel.suggestFrom(),
            preLabel.acceptFrom(),
            preLabel.auditShare(),
            mostErrors,
            preLabel.mapping());
  }

  static CreateProject createProject(String id) {
    return new CreateProject(new ProjectId(id), "Product images", "image/png", POLICY);
  }
}
