package io.countersign.engine.log;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchImportFinished;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.datarow.Comeback;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.modelrun.ModelEvent.ModelBarred;
import io.countersign.engine.modelrun.ModelEvent.ModelReadmitted;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.sampling.AcceptancePlan;
import io.countersign.engine.quality.sampling.WantedQuality;
import io.countersign.engine.sample.AcceptedRow;
import io.countersign.engine.sample.SampleEvent.RowLookedAt;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import io.countersign.engine.sample.SampleEvent.SampleJudged;
import io.countersign.engine.sample.SampleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One event of each kind, with everything that it can hold. */
final class EventSamples {
  private static final ProjectId PROJECT = new ProjectId("01K0PROJECT");
  private static final BatchId BATCH = new BatchId("01K0BATCH");
  private static final DataRowId ROW = new DataRowId("01K0ROW");
  private static final TaskId TASK = new TaskId(ROW, 2);
  private static final ModelRef MODEL = new ModelRef("fashion", "3", "ab12");
  private static final ModelRunId RUN = new ModelRunId("01K0RUN");
  private static final UserId ADA = new UserId("ada");
  private static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");

  static final List<Annotation> ANNOTATIONS =
      List.of(
          new Annotation.Choice("category", "bag", 0.75),
          new Annotation.Choices("colours", List.of("red", "blue"), null),
          new Annotation.Box("logo", new Annotation.Rectangle(1, 2.5, 10, 20), 0.5),
          new Annotation.Polygon(
              "outline",
              List.of(
                  new Annotation.Point(0, 0),
                  new Annotation.Point(10, 0),
                  new Annotation.Point(5, 7.5)),
              null),
          new Annotation.Span("brand", new Annotation.CodePointRange(3, 9), 1.0),
          new Annotation.Text("caption", "Ein Mantel — rot", null));

  private static final ModelReport REPORT =
      new ModelReport(
          "category",
          2,
          4_711,
          1,
          12,
          Map.of("bag", 160, "coat", 160),
          301,
          0.21,
          new ModelReport.Calibration(
              1.25,
              List.of(new ModelReport.Calibration.Bin(320, 301, 0.96)),
              List.of(new ModelReport.Calibration.Bin(320, 301, 0.94))),
          new ModelReport.Comparison("fashion", "2", 120, 100, 4, 12),
          List.of(new ModelReport.Threshold(0.9, 250, 248)),
          List.of(new ModelReport.Confusion("bag", "coat", 19)),
          List.of(new ModelReport.Suspect("01K0ROW", "image-7", "bag", "coat", 0.02)));

  private static final SampleId SAMPLE = new SampleId("01K0SAMPLE");

  private EventSamples() {}

  static List<Object> all() {
    return List.of(
        new ProjectCreated(PROJECT, "Product images", "image/*", Samples.POLICY),
        new ProjectPolicyChanged(PROJECT, 2, Samples.POLICY_WITH_ALL),
        new MemberRolesChanged(PROJECT, ADA, Set.of(Role.LABELLER)),
        new BatchCreated(BATCH, PROJECT, "May", 50, DUE),
        new BatchRescheduled(BATCH, 80, DUE),
        new ProjectArchived(PROJECT, ADA),
        new ProjectRestored(PROJECT, ADA),
        new MachineAcceptanceStopped(PROJECT, "fashion", "3", 22, 7, 0.02, DUE),
        new MachineAcceptanceResumed(PROJECT, ADA, "Retrained"),
        new BatchArchived(BATCH, ADA),
        new BatchRestored(BATCH, ADA),
        new BatchImportFinished(BATCH, 10, 7, 2, 1),
        new SampleDrawn(
            SAMPLE,
            PROJECT,
            BATCH,
            new WantedQuality(0.01, 0.05, 0.04, 0.1),
            new AcceptancePlan(2, 0),
            4711,
            Map.of("bag", 40L),
            List.of(new AcceptedRow(ROW, "bag", 9)),
            ADA),
        new RowLookedAt(SAMPLE, ROW, ADA, ANNOTATIONS, true),
        new SampleJudged(SAMPLE, BATCH, 1, true),
        new ModelRegistered(
            new ModelId("fashion", "3"),
            MODEL,
            "image/png",
            List.of("bag", "coat"),
            PROJECT,
            320,
            true,
            REPORT,
            ADA),
        new ModelBarred(new ModelId("fashion", "3"), "it took more than 2 s of the processor"),
        new ModelReadmitted(new ModelId("fashion", "3"), ADA),
        new ModelRunStarted(RUN, PROJECT, BATCH, MODEL, 1680),
        new ModelRunRequested(RUN, PROJECT, 1670),
        new DataRowRegistered(
            ROW,
            PROJECT,
            BATCH,
            "sku-8841",
            new ContentRef("cd34", "image/png", 831, 28, 28, 12),
            Map.of("shop", "Berlin", "aisle", "7"),
            List.of(new Annotation.Choice("category", "bag", null)),
            1,
            true),
        new PreLabelRequested(ROW, RUN, MODEL),
        new PreLabelProposed(
            ROW,
            RUN,
            MODEL,
            ANNOTATIONS,
            0.75,
            List.of(new Alternative("bag", 0.75), new Alternative("boot", 0.125))),
        new PreLabelFailed(ROW, RUN, MODEL, "The image can't be read", "parka"),
        new DataRowRouted(ROW, Route.REVIEW, Route.Reason.UNCERTAIN),
        new LookAsked(ROW, TaskKind.REVIEW, LookReason.NOT_SURE, 0, 0.875, 0.99, 1),
        new TaskOpened(
            ROW,
            TASK,
            PROJECT,
            BATCH,
            TaskKind.REVIEW,
            "review",
            Group.REVIEWERS,
            1,
            true,
            50,
            DUE.minusSeconds(3600),
            DUE,
            List.of(ADA),
            new UserId("bob")),
        new TaskClaimed(ROW, TASK, ADA, DUE),
        new TaskReleased(ROW, TASK, ADA),
        new ClaimExpired(ROW, TASK, ADA),
        new LabelSubmitted(ROW, TASK, "label", 1, ADA, ANNOTATIONS, "Hard to see", 7.5),
        new LabelApproved(ROW, TASK, "review", 1, ADA, "Fine", 2.5),
        new LabelCorrected(
            ROW, TASK, "review", 1, ADA, ANNOTATIONS, "WRONG_CLASS", "It is a bag", 3.5),
        new LabelRejected(ROW, TASK, "review", 1, ADA, "WRONG_CLASS", true, "Look again", 4.5),
        new SentToRework(ROW, 2, ADA),
        new LabelAdjudicated(ROW, TASK, 3, ADA, ANNOTATIONS, "Settled", 9.0),
        new SkipProposed(ROW, TASK, "label", ADA, "CANNOT_DECIDE", "Too dark"),
        new DataRowSkipped(ROW, TASK, "label", ADA, "UNCLEAR_IMAGE", "Black"),
        new DataRowAccepted(ROW, AcceptedBy.REVIEW, 1, ANNOTATIONS, 0.9975, 0.99),
        new DataRowReopened(ROW, ADA, "Complaint", true),
        new ReopeningAsked(ROW, ADA, "It is a bag"),
        new ReopeningDeclined(ROW, new UserId("lea"), ADA, "It is not"),
        new ReopeningUndone(ROW, ADA),
        new DataRowWithdrawn(ROW, ADA, "No consent"),
        new DataRowRestored(ROW, ADA, Comeback.TO_REVIEW),
        new SlaAtRisk(ROW, TASK, "review", DUE),
        new SlaBreached(ROW, TASK, "review", DUE),
        new TaskEscalated(ROW, TASK, 90, "SLA_BREACHED"));
  }
}
