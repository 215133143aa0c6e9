package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and values for the tests of data rows. */
final class Samples {
  static final ProjectId PROJECT = new ProjectId("p1");
  static final BatchId BATCH = new BatchId("b1");
  static final DataRowId ROW = new DataRowId("r1");
  static final ModelRunId RUN = new ModelRunId("m1");
  static final ModelRef MODEL = new ModelRef("fashion", "1", "00");
  static final UserId ADA = new UserId("ada");
  static final UserId BEN = new UserId("ben");
  static final UserId LEA = new UserId("lea");
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  static final Instant WARN = NOW.plusSeconds(3_600);
  static final Instant DUE = NOW.plusSeconds(7_200);
  static final ContentRef CONTENT = new ContentRef("ab", "image/png", 100, 28, 28, null);
  static final int MAX_ROUNDS = 3;

  static final Policy POLICY = policy(false);

  private Samples() {}

  /** A policy under which one person may review a label at several stages, or may not. */
  static Policy policy(boolean repeatReviewers) {
    return policy(repeatReviewers, false);
  }

  /** A policy under which a second person confirms skips, or need not. */
  static Policy policy(boolean repeatReviewers, boolean confirmSkips) {
    return new Policy(
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "category",
                    AnnotationType.CHOICE,
                    List.of("bag", "coat", "shirt"),
                    true,
                    null))),
        new PreLabelPolicy("fashion", null, 0.5, 0.95, 0.05),
        new ReviewPolicy(
            "staged-review",
            1,
            List.of(
                new ReviewStage("review", Group.REVIEWERS, 1),
                new ReviewStage("acceptance", Group.LEADS, 0.2)),
            MAX_ROUNDS,
            30,
            List.of("WRONG_CLASS", "UNCLEAR_IMAGE"),
            repeatReviewers,
            null,
            null,
            confirmSkips),
        null,
        null,
        new QualityPolicy(0.99, 4));
  }

  /** A label that says what the row shows. */
  static List<Annotation> saying(String category) {
    return List.of(new Annotation.Choice("category", category, null));
  }

  static Decision decision(TaskId task, UserId by) {
    return decision(task, by, NOW);
  }

  static Decision decision(TaskId task, UserId by, Instant at) {
    return new Decision(task, by, at, null, null, null);
  }

  static NewDataRow newRow(String id) {
    return newRow(id, List.of(), null);
  }

  static NewDataRow newRow(String id, List<Annotation> benchmark, @Nullable PreLabel preLabel) {
    return new NewDataRow(new DataRowId(id), "key-" + id, CONTENT, Map.of(), benchmark, preLabel);
  }
}
