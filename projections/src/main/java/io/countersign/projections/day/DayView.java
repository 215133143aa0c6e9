package io.countersign.projections.day;

import io.countersign.engine.datarow.AcceptedBy;
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
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.StepHandlers;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Counts what was done on each day in each project, by hour, and the breaches; in UTC. */
public final class DayView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("day");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, DayView::new);

  static final String ACCEPTED = "accepted";
  static final String ACCEPTED_BY_PEOPLE = "acceptedByPeople";
  static final String LABELLED = "labelled";
  static final String REVIEWED = "reviewed";

  private final StepHandlers handlers =
      new StepHandlers()
          .on(DataRowAccepted.class, this::accepted)
          .on(LabelSubmitted.class, (event, step) -> count(step, LABELLED))
          .on(LabelApproved.class, (event, step) -> count(step, REVIEWED))
          .on(LabelCorrected.class, (event, step) -> count(step, REVIEWED))
          .on(LabelRejected.class, (event, step) -> count(step, REVIEWED))
          .on(LabelAdjudicated.class, (event, step) -> count(step, REVIEWED))
          .on(SlaBreached.class, this::breached)
          .ignore(
              DataRowRegistered.class,
              PreLabelRequested.class,
              PreLabelProposed.class,
              PreLabelFailed.class,
              DataRowRouted.class,
              LookAsked.class,
              TaskOpened.class,
              TaskClaimed.class,
              TaskReleased.class,
              ClaimExpired.class,
              SentToRework.class,
              DataRowSkipped.class,
              SkipProposed.class,
              DataRowReopened.class,
              ReopeningAsked.class,
              ReopeningDeclined.class,
              ReopeningUndone.class,
              DataRowWithdrawn.class,
              DataRowRestored.class,
              SlaAtRisk.class,
              TaskEscalated.class)
          .complete();

  private DayView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  static String id(ProjectId project, LocalDate day) {
    return Keys.join(project.value(), day.toString());
  }

  @Override
  public void on(RowStep step) {
    handlers.handle(step);
  }

  private void accepted(DataRowAccepted event, RowStep step) {
    if (event.acceptedBy() == AcceptedBy.REVIEW) {
      count(step, ACCEPTED, ACCEPTED_BY_PEOPLE);
    } else {
      count(step, ACCEPTED);
    }
  }

  private void count(RowStep step, String... counts) {
    LocalDateTime at = step.utc();
    documents.change(
        id(step.project(), at.toLocalDate()),
        step.position(),
        day -> {
          for (String count : counts) {
            day.add(1, "hours", Integer.toString(at.getHour()), count);
          }
        });
  }

  private void breached(SlaBreached event, RowStep step) {
    LocalDate date = step.utc().toLocalDate();
    documents.change(
        id(step.project(), date), step.position(), day -> day.add(1, "breaches", event.stage()));
  }
}
