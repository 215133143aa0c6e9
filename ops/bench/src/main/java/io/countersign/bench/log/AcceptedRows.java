package io.countersign.bench.log;

import io.countersign.bench.rig.StagedReview;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows with all that happens to them when a label is approved at once; nothing but events. */
public final class AcceptedRows {
  private static final int CHUNK = 100;
  private static final ProjectId PROJECT = new ProjectId("bench");
  private static final BatchId BATCH = new BatchId("bench-batch");
  private static final UserId LABELLER = new UserId("labeller");
  private static final UserId REVIEWER = new UserId("reviewer");
  private static final List<Annotation> LABEL =
      List.of(new Annotation.Choice("class", "even", null));

  private final Commands commands;

  public AcceptedRows(Commands commands) {
    this.commands = commands;
  }

  public void store(int rows) {
    commands.send(new CreateProject(PROJECT, "bench", "text/plain", policy()), UserId.SYSTEM);
    commands.send(new CreateBatch(BATCH, PROJECT, "bench", 50, null), UserId.SYSTEM);
    for (int from = 0; from < rows; from += CHUNK) {
      List<NewDataRow> chunk =
          IntStream.range(from, Math.min(from + CHUNK, rows)).mapToObj(AcceptedRows::row).toList();
      commands.send(new RegisterDataRows(PROJECT, BATCH, 1, chunk), UserId.SYSTEM);
      commands.execute(UserId.SYSTEM, () -> accept(chunk));
    }
  }

  private int accept(List<NewDataRow> rows) {
    commands.readAhead(rows.stream().map(row -> row.dataRowId().toString()).toList());
    rows.forEach(row -> accept(row.dataRowId()));
    return rows.size();
  }

  private void accept(DataRowId row) {
    Decision labelled = claimed(row, 1, TaskKind.LABEL, Group.LABELLERS, LABELLER);
    commands.send(new SubmitLabel(row, labelled, LABEL), LABELLER);
    Decision approved = claimed(row, 2, TaskKind.REVIEW, Group.REVIEWERS, REVIEWER);
    commands.send(new ApproveLabel(row, approved), REVIEWER);
    commands.send(new AcceptDataRow(row), UserId.SYSTEM);
  }

  private Decision claimed(DataRowId row, int ordinal, TaskKind kind, Group group, UserId person) {
    Instant now = Instant.now();
    String stage = kind == TaskKind.LABEL ? "label" : "review";
    TaskId task = new TaskId(row, ordinal);
    commands.send(new OpenTask(row, kind, stage, group, false, 50, null, null), UserId.SYSTEM);
    commands.send(
        new ClaimTask(row, task, person, now, now.plus(Duration.ofMinutes(30)), null), person);
    return new Decision(task, person, now, null, null, 3.5);
  }

  private static NewDataRow row(int number) {
    String id = "bench-%08d".formatted(number);
    ContentRef content =
        new ContentRef("%064x".formatted(number), "text/plain", 20, null, null, 20);
    return new NewDataRow(new DataRowId(id), id, content, Map.of(), List.of(), null);
  }

  private static Policy policy() {
    Ontology ontology =
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "class", AnnotationType.CHOICE, List.of("even", "odd"), true, null)));
    ReviewPolicy review =
        new ReviewPolicy(
            StagedReview.FLOW.key(),
            StagedReview.FLOW.version(),
            List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
            3,
            30,
            List.of("WRONG_CLASS"),
            false,
            null);
    return new Policy(ontology, null, review, null, null);
  }
}
