package io.countersign.projections.reviewer;

import io.countersign.engine.datarow.DataRowEvent.ClaimExpired;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.Judgement;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.StepHandlers;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocuments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what each reviewer of a project decided, and how often the final label bears it out. */
public final class ReviewerView implements View {
  public static final ViewCollection DOCUMENTS = new ViewCollection("reviewer");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, ReviewerView::new);

  static final String SECONDS = "seconds";
  static final String COMPARED = "compared";
  static final String AGREED = "agreed";

  private final ViewDocuments reviewers;
  private final StepHandlers handlers =
      new StepHandlers()
          .on(
              LabelApproved.class,
              (event, step) ->
                  decided(step, event.reviewer(), ReviewOutcome.APPROVED, event.secondsSpent()))
          .on(
              LabelCorrected.class,
              (event, step) ->
                  decided(step, event.reviewer(), ReviewOutcome.CORRECTED, event.secondsSpent()))
          .on(
              LabelRejected.class,
              (event, step) ->
                  decided(step, event.reviewer(), ReviewOutcome.REJECTED, event.secondsSpent()))
          .on(
              LabelAdjudicated.class,
              (event, step) ->
                  decided(
                      step, event.adjudicator(), ReviewOutcome.ADJUDICATED, event.secondsSpent()))
          .on(DataRowAccepted.class, (event, step) -> compare(step))
          .on(DataRowReopened.class, (event, step) -> compare(step))
          .passOver(
              DataRowRegistered.class,
              PreLabelRequested.class,
              PreLabelProposed.class,
              PreLabelFailed.class,
              DataRowRouted.class,
              TaskOpened.class,
              TaskClaimed.class,
              TaskReleased.class,
              ClaimExpired.class,
              LabelSubmitted.class,
              SentToRework.class,
              DataRowSkipped.class,
              SlaAtRisk.class,
              SlaBreached.class,
              TaskEscalated.class)
          .complete();

  private ReviewerView(Generation generation) {
    reviewers = generation.documents(DOCUMENTS);
  }

  private static String id(ProjectId project, UserId reviewer) {
    return Keys.join(project.value(), reviewer.value());
  }

  @Override
  public List<ViewDocuments> documents() {
    return List.of(reviewers);
  }

  @Override
  public void on(RowStep step) {
    handlers.handle(step);
  }

  private void decided(
      RowStep step, UserId reviewer, ReviewOutcome outcome, @Nullable Double secondsSpent) {
    Optional<Duration> time =
        secondsSpent == null
            ? step.timeHeld()
            : Optional.of(Duration.ofMillis(Math.round(secondsSpent * 1_000)));
    reviewers.change(
        id(step.project(), reviewer),
        step.position(),
        document -> {
          document.set("project", step.project().value()).set("reviewer", reviewer.value());
          document.add(1, "outcomes", outcome.name());
          time.ifPresent(spent -> document.add(1, SECONDS, Histogram.bucket(spent)));
        });
  }

  private void compare(RowStep step) {
    step.acceptance().ifPresent(acceptance -> compare(step, acceptance.row(), acceptance.sign()));
  }

  private void compare(RowStep step, RowSnapshot row, int sign) {
    for (Judgement judgement : row.judgements()) {
      boolean agreed = judgement.agreesWith(row.annotations());
      reviewers.change(
          id(step.project(), judgement.review().reviewer()),
          step.position(),
          document -> {
            document.add(sign, COMPARED);
            document.add(agreed ? sign : 0, AGREED);
          });
    }
  }
}
