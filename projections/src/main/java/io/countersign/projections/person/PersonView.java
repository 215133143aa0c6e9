package io.countersign.projections.person;

import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.Judgement;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.RowStep.Acceptance;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import io.countersign.projections.store.ViewDocuments;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what everybody did on each day in each project, in UTC. Whether the final label bears a
 * decision out is counted on the day that it became final.
 */
public final class PersonView implements View {
  public static final ViewCollection DOCUMENTS = new ViewCollection("person_day");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, PersonView::new);

  static final String LABELLED = "labelled";
  static final String LABEL_SECONDS = "labelSeconds";
  static final String OUTCOMES = "outcomes";
  static final String SECONDS = "seconds";
  static final String COMPARED = "compared";
  static final String AGREED = "agreed";

  private final ViewDocuments days;

  private PersonView(Generation generation) {
    days = generation.documents(DOCUMENTS);
  }

  static String id(ProjectId project, UserId person, LocalDate day) {
    return Keys.join(project.value(), person.value(), day.toString());
  }

  @Override
  public List<ViewDocuments> documents() {
    return List.of(days);
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof LabelSubmitted done) {
      Optional<String> bucket = bucket(step, done.secondsSpent());
      change(
          step,
          done.author(),
          day -> {
            day.add(1, LABELLED);
            bucket.ifPresent(seconds -> day.add(1, LABEL_SECONDS, seconds));
          });
    } else if (step.event() instanceof LabelApproved done) {
      decided(step, done.reviewer(), ReviewOutcome.APPROVED, done.secondsSpent());
    } else if (step.event() instanceof LabelCorrected done) {
      decided(step, done.reviewer(), ReviewOutcome.CORRECTED, done.secondsSpent());
    } else if (step.event() instanceof LabelRejected done) {
      decided(step, done.reviewer(), ReviewOutcome.REJECTED, done.secondsSpent());
    } else if (step.event() instanceof LabelAdjudicated done) {
      decided(step, done.adjudicator(), ReviewOutcome.ADJUDICATED, done.secondsSpent());
    }
    step.acceptance().ifPresent(acceptance -> compare(step, acceptance));
  }

  private void decided(
      RowStep step, UserId person, ReviewOutcome outcome, @Nullable Double secondsSpent) {
    Optional<String> bucket = bucket(step, secondsSpent);
    change(
        step,
        person,
        day -> {
          day.add(1, OUTCOMES, outcome.name());
          bucket.ifPresent(seconds -> day.add(1, SECONDS, seconds));
        });
  }

  private static Optional<String> bucket(RowStep step, @Nullable Double secondsSpent) {
    Optional<Duration> spent =
        secondsSpent == null
            ? step.timeHeld()
            : Optional.of(Duration.ofMillis(Math.round(secondsSpent * 1_000)));
    return spent.map(Histogram::bucket);
  }

  private void compare(RowStep step, Acceptance acceptance) {
    int sign = acceptance.sign();
    for (Judgement judgement : acceptance.row().judgements()) {
      boolean agreed = judgement.agreesWith(acceptance.row().annotations());
      change(
          step,
          judgement.review().reviewer(),
          day -> {
            day.add(sign, COMPARED);
            day.add(agreed ? sign : 0, AGREED);
          });
    }
  }

  private void change(RowStep step, UserId person, Consumer<ViewDocument> change) {
    LocalDate day = step.utc().toLocalDate();
    days.change(id(step.project(), person, day), step.position(), change);
  }
}
