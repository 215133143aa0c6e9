package io.countersign.projections;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.modelrun.ModelEvent.ModelBarred;
import io.countersign.engine.modelrun.ModelEvent.ModelReadmitted;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The story whose documents are approved: with each kind of event and of annotation. */
final class GoldenStory {
  private static final ProjectId OTHER = new ProjectId("p/2");
  private static final BatchId OTHER_BATCH = new BatchId("b2");

  private final Story story = Story.begun();

  @SuppressWarnings("NullAway.Init") // the story sets it before it goes on
  private RowStory waiting;

  private GoldenStory() {}

  static Story told() {
    GoldenStory telling = new GoldenStory();
    telling.begins();
    telling.aModelAccepts();
    telling.aReviewerCorrectsTheModel();
    telling.aLabelIsRejectedAndAdjudicated();
    telling.aRowIsSkipped();
    telling.everyKindOfAnnotation();
    telling.rowsWait();
    telling.aModelIsBarred();
    telling.rowsAreWithdrawn();
    telling.aBatchIsPutAway();
    telling.skipsAreConfirmed();
    telling.aLookIsAskedFor();
    telling.rowsAreLabelledIndependently();
    telling.auditsStopAModel();
    return telling.story;
  }

  private void begins() {
    UserId lea = new UserId("lea");
    story.append("p1", new MemberRolesChanged(Story.PROJECT, lea, Set.of(Role.REVIEWER)));
    story.append("p1", new ProjectPolicyChanged(Story.PROJECT, 2, Story.policy()));
    story.project(OTHER, "Other").batch(OTHER, OTHER_BATCH, 70, Story.START.plusSeconds(3_600));
    story.rescheduled(Story.BATCH, 60, Instant.parse("2026-03-09T10:00:00Z"));
    story.imported(Story.BATCH, 9, 6, 2, 1);
    story.append(
        "model/fashion/1.2",
        new ModelRegistered(
            new ModelId("fashion", "1.2"),
            Story.MODEL,
            "image/*",
            List.of("bag"),
            Story.PROJECT,
            320,
            true,
            null,
            lea));
    story.modelRun(Story.RUN, 4).modelRunRequested(Story.RUN, 2);
  }

  private void rowsAreWithdrawn() {
    story.row("w1").proposed("bag", 0.9).opened(TaskKind.LABEL, "label").claimed("ada").withdrawn();
    story
        .row("w2")
        .labelledBy("ada", "coat")
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW)
        .reopeningAsked("ben")
        .reopeningDeclined("ben")
        .pass(Duration.ofMinutes(3))
        .withdrawn()
        .pass(Duration.ofMinutes(3))
        .restored();
    story
        .row("w3")
        .labelledBy("ada", "bag")
        .accepted(AcceptedBy.REVIEW)
        .reopened()
        .opened(TaskKind.REVIEW, "review")
        .pass(Duration.ofMinutes(1))
        .reopeningUndone();
    story.row("w4").labelledBy("ben", "bag").accepted(AcceptedBy.REVIEW).withdrawn();
    story.row("w5").labelledBy("ben", "bag").accepted(AcceptedBy.REVIEW).reopeningAsked("ben");
  }

  private void aBatchIsPutAway() {
    UserId lea = new UserId("lea");
    story.append("b2", new BatchArchived(OTHER_BATCH, lea));
    story.append("b1", new BatchArchived(Story.BATCH, lea));
    story.append("b1", new BatchRestored(Story.BATCH, lea));
    story.append("p1", new ProjectArchived(Story.PROJECT, lea));
    story.append("p1", new ProjectRestored(Story.PROJECT, lea));
  }

  private void auditsStopAModel() {
    story
        .row("m1")
        .proposed("bag", 0.97)
        .lookAsked(TaskKind.LABEL, LookReason.AUDIT)
        .labelledBy("ada", "coat")
        .accepted(AcceptedBy.REVIEW);
    MachineAcceptanceStopped stopped =
        new MachineAcceptanceStopped(
            Story.PROJECT, "fashion", "1.2", 22, 7, 0.02, Story.START.plusSeconds(60));
    story.append("p1", stopped);
    story.append("p1", new MachineAcceptanceResumed(Story.PROJECT, new UserId("lea"), "retrained"));
    story.append("p1", stopped);
  }

  private void skipsAreConfirmed() {
    story
        .row("r90")
        .opened(TaskKind.LABEL, "label")
        .claimed("ada")
        .skipProposed()
        .claimed("ben")
        .skipped();
    story
        .row("r91")
        .opened(TaskKind.LABEL, "label")
        .claimed("ada")
        .skipProposed()
        .claimed("ben")
        .submitted("coat");
  }

  private void rowsAreLabelledIndependently() {
    Annotation logo = new Annotation.Box("logo", new Annotation.Rectangle(0, 0, 10, 10), null);
    Annotation half = new Annotation.Box("logo", new Annotation.Rectangle(0, 0, 10, 5), null);
    Annotation bag = new Annotation.Choice("category", "bag", null);
    Annotation coat = new Annotation.Choice("category", "coat", null);
    story
        .row("i1")
        .independently(new TreeMap<>(Map.of("ada", List.of(bag, logo), "ben", List.of(coat, half))))
        .opened(TaskKind.ADJUDICATE, "adjudicate")
        .claimed("lea")
        .adjudicated("coat")
        .accepted(AcceptedBy.REVIEW);
    story.pass(Duration.ofDays(7));
    story
        .row("i2")
        .independently(new TreeMap<>(Map.of("ada", List.of(bag), "ben", List.of(bag))))
        .accepted(AcceptedBy.REVIEW);
    story
        .row("i3")
        .independently(new TreeMap<>(Map.of("ada", List.of(coat), "ben", List.of(coat))))
        .withdrawn();
  }

  private void aModelIsBarred() {
    ModelId model = new ModelId("fashion", "1.2");
    story.append("model/fashion/1.2", new ModelBarred(model, "it took too long"));
    story.append("model/fashion/1.2", new ModelReadmitted(model, new UserId("lea")));
  }

  private void aModelAccepts() {
    story
        .row("r1")
        .requested()
        .proposed("bag", 0.97)
        .routed(Route.ACCEPT, Route.Reason.CONFIDENT)
        .pass(Duration.ofMinutes(1))
        .accepted(AcceptedBy.MODEL);
  }

  private void aReviewerCorrectsTheModel() {
    story
        .row("r2")
        .requested()
        .proposed("T-shirt/top", 0.62)
        .routed(Route.REVIEW, Route.Reason.AUDIT)
        .inReviewBy("ben")
        .corrected("4.5 $")
        .accepted(AcceptedBy.REVIEW)
        .pass(Duration.ofHours(20))
        .reopened()
        .inReviewBy("lea")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    story
        .row("r3")
        .proposed("coat", 0.8)
        .routed(Route.REVIEW, Route.Reason.UNCERTAIN)
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW);
  }

  private void aLabelIsRejectedAndAdjudicated() {
    story
        .row(OTHER, OTHER_BATCH, "r4")
        .failed()
        .routed(Route.LABEL, Route.Reason.MODEL_FAILED)
        .opened(TaskKind.LABEL, "label")
        .claimed("ada")
        .released()
        .claimed("ada")
        .expired()
        .claimed("ada")
        .pass(Duration.ofMinutes(7))
        .submitted("bag")
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "review")
        .atRisk()
        .pass(Duration.ofHours(9))
        .breached()
        .escalated()
        .claimed("ada")
        .submitted("coat")
        .opened(TaskKind.ADJUDICATE, "review")
        .claimed("lea")
        .adjudicated("coat")
        .accepted(AcceptedBy.REVIEW);
  }

  private void aRowIsSkipped() {
    story.row("r5").opened(TaskKind.LABEL, "label").claimed("ada").skipped();
  }

  private void everyKindOfAnnotation() {
    List<Annotation> all =
        List.of(
            new Annotation.Choice("category", "bag", null),
            new Annotation.Choices("colours", List.of("red", "blue"), 0.5),
            new Annotation.Box("logo", new Annotation.Rectangle(1, 2.5, 10, 20), 0.25),
            new Annotation.Polygon(
                "outline",
                List.of(
                    new Annotation.Point(0, 0),
                    new Annotation.Point(10, 0),
                    new Annotation.Point(5, 7.5)),
                null),
            new Annotation.Span("brand", new Annotation.CodePointRange(3, 9), 1.0),
            new Annotation.Text("caption", "Ein Mantel — rot", null));
    story
        .row("r6")
        .opened(TaskKind.LABEL, "label")
        .claimed("ada")
        .pass(Duration.ofMinutes(3))
        .submitted(all);
  }

  private void aLookIsAskedFor() {
    waiting.lookAsked(TaskKind.LABEL, LookReason.NOTHING_KNOWN);
  }

  private void rowsWait() {
    waiting = story.row("r7");
    story.row("r8").opened(TaskKind.LABEL, "label").claimed("ada");
    story.row(OTHER, OTHER_BATCH, "r9").opened(TaskKind.LABEL, "label").atRisk();
  }
}
