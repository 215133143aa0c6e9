package io.countersign.engine.log.serialization;

import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.sample.SampleEvent;
import tools.jackson.databind.node.ObjectNode;

/** The names that the domain's events are stored under; a name once released stays. */
final class Catalogue {
  private Catalogue() {}

  static EventTypes.Builder domain() {
    EventTypes.Builder types = EventTypes.builder();
    project(types);
    batch(types);
    sample(types);
    model(types);
    flow(types);
    tasks(types);
    labels(types);
    return types;
  }

  private static void project(EventTypes.Builder types) {
    types
        .event("project-created", ProjectEvent.ProjectCreated.class)
        .event("project-policy-changed", ProjectEvent.ProjectPolicyChanged.class)
        .event("project-archived", ProjectEvent.ProjectArchived.class)
        .event("project-restored", ProjectEvent.ProjectRestored.class)
        .event("machine-acceptance-stopped", ProjectEvent.MachineAcceptanceStopped.class)
        .event("machine-acceptance-resumed", ProjectEvent.MachineAcceptanceResumed.class)
        .event("member-roles-changed", ProjectEvent.MemberRolesChanged.class)
        .upcaster(repeatReviewers("project-created"))
        .upcaster(imagesOfEveryKind())
        .upcaster(repeatReviewers("project-policy-changed"));
  }

  /** Policies came to say whether one person may review a label at several stages: no. */
  private static EventUpcaster repeatReviewers(String type) {
    return new EventUpcaster(
        type,
        "1",
        "2",
        event -> {
          ((ObjectNode) event.at("/policy/review")).put("repeatReviewers", false);
          return event;
        });
  }

  /** Projects of images used to take PNG or JPEG only. */
  private static EventUpcaster imagesOfEveryKind() {
    return new EventUpcaster(
        "project-created",
        "2",
        "3",
        event ->
            event.path("mediaType").asString().startsWith("image/")
                ? event.put("mediaType", "image/*")
                : event);
  }

  private static void batch(EventTypes.Builder types) {
    types
        .event("batch-created", BatchEvent.BatchCreated.class)
        .event("batch-rescheduled", BatchEvent.BatchRescheduled.class)
        .event("batch-archived", BatchEvent.BatchArchived.class)
        .event("batch-restored", BatchEvent.BatchRestored.class)
        .event("batch-import-finished", BatchEvent.BatchImportFinished.class);
  }

  private static void sample(EventTypes.Builder types) {
    types
        .event("sample-drawn", SampleEvent.SampleDrawn.class)
        .event("row-looked-at", SampleEvent.RowLookedAt.class)
        .event("sample-judged", SampleEvent.SampleJudged.class);
  }

  private static void model(EventTypes.Builder types) {
    types
        .event("model-registered", ModelEvent.ModelRegistered.class)
        .event("model-barred", ModelEvent.ModelBarred.class)
        .event("model-readmitted", ModelEvent.ModelReadmitted.class)
        .event("model-run-started", ModelEvent.ModelRunStarted.class)
        .event("model-run-requested", ModelEvent.ModelRunRequested.class)
        .upcaster(liveAtOnce())
        .upcaster(notCalibrated());
  }

  /** Models came to be candidates first: those of before were used as soon as they came. */
  private static EventUpcaster liveAtOnce() {
    return new EventUpcaster(
        "model-registered",
        "1",
        "2",
        event -> {
          event.put("candidate", false);
          return event;
        });
  }

  /** Reports came to say how models are calibrated, and to compare them with the used version. */
  private static EventUpcaster notCalibrated() {
    return new EventUpcaster(
        "model-registered",
        "2",
        "3",
        event -> {
          if (event.path("report") instanceof ObjectNode report) {
            report.putNull("calibration").putNull("comparison");
          }
          return event;
        });
  }

  private static void flow(EventTypes.Builder types) {
    types
        .event("data-row-registered", DataRowEvent.DataRowRegistered.class)
        .event("pre-label-requested", DataRowEvent.PreLabelRequested.class)
        .event("pre-label-proposed", DataRowEvent.PreLabelProposed.class)
        .event("pre-label-failed", DataRowEvent.PreLabelFailed.class)
        .event("data-row-routed", DataRowEvent.DataRowRouted.class)
        .event("look-asked", DataRowEvent.LookAsked.class)
        .event("data-row-skipped", DataRowEvent.DataRowSkipped.class)
        .event("data-row-accepted", DataRowEvent.DataRowAccepted.class)
        .event("data-row-reopened", DataRowEvent.DataRowReopened.class)
        .event("reopening-asked", DataRowEvent.ReopeningAsked.class)
        .event("reopening-declined", DataRowEvent.ReopeningDeclined.class)
        .event("reopening-undone", DataRowEvent.ReopeningUndone.class)
        .event("data-row-withdrawn", DataRowEvent.DataRowWithdrawn.class)
        .event("data-row-restored", DataRowEvent.DataRowRestored.class)
        .upcaster(nothingLeftOut())
        .upcaster(noAlternatives());
  }

  /** Models came to say what else they think possible. */
  private static EventUpcaster noAlternatives() {
    return new EventUpcaster(
        "pre-label-proposed",
        "1",
        "2",
        event -> {
          event.putArray("alternatives");
          return event;
        });
  }

  /** Answers came to be left out one by one: before, a model that did not fit failed as a whole. */
  private static EventUpcaster nothingLeftOut() {
    return new EventUpcaster(
        "pre-label-failed",
        "1",
        "2",
        event -> {
          event.putNull("leftOut");
          return event;
        });
  }

  private static void tasks(EventTypes.Builder types) {
    types
        .event("task-opened", DataRowEvent.TaskOpened.class)
        .event("task-claimed", DataRowEvent.TaskClaimed.class)
        .event("skip-proposed", DataRowEvent.SkipProposed.class)
        .event("task-released", DataRowEvent.TaskReleased.class)
        .event("claim-expired", DataRowEvent.ClaimExpired.class)
        .event("sla-at-risk", DataRowEvent.SlaAtRisk.class)
        .event("sla-breached", DataRowEvent.SlaBreached.class)
        .event("task-escalated", DataRowEvent.TaskEscalated.class);
  }

  private static void labels(EventTypes.Builder types) {
    types
        .event("label-submitted", DataRowEvent.LabelSubmitted.class)
        .event("label-approved", DataRowEvent.LabelApproved.class)
        .event("label-corrected", DataRowEvent.LabelCorrected.class)
        .event("label-rejected", DataRowEvent.LabelRejected.class)
        .event("sent-to-rework", DataRowEvent.SentToRework.class)
        .event("label-adjudicated", DataRowEvent.LabelAdjudicated.class);
  }
}
