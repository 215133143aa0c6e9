package io.countersign.projections.person;

import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.Decision;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.Judgement;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.RowStep.Acceptance;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Counts what everybody did on each day in each project, in UTC. Whether the final label confirms a
 * decision is counted on the day that it became final.
 */
public final class PersonView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("person_day");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, PersonView::new);

  static final String LABELLED = "labelled";
  static final String LABEL_SECONDS = "labelSeconds";
  static final String OUTCOMES = "outcomes";
  static final String SECONDS = "seconds";
  static final String COMPARED = "compared";
  static final String AGREED = "agreed";

  private PersonView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  static String id(ProjectId project, UserId person, LocalDate day) {
    return Keys.join(project.value(), person.value(), day.toString());
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof LabelSubmitted done) {
      labelled(step, done);
    }
    Decision.of(step).ifPresent(decision -> count(step, decision));
    step.acceptance().ifPresent(acceptance -> compare(step, acceptance));
  }

  private void labelled(RowStep step, LabelSubmitted done) {
    change(
        step,
        done.author(),
        day -> {
          day.add(1, LABELLED);
          step.timeSpent(done.secondsSpent())
              .ifPresent(spent -> day.add(1, LABEL_SECONDS, Histogram.bucket(spent)));
        });
  }

  private void count(RowStep step, Decision decision) {
    change(
        step,
        decision.by(),
        day -> {
          day.add(1, OUTCOMES, decision.outcome().name());
          decision.timeSpent().ifPresent(spent -> day.add(1, SECONDS, Histogram.bucket(spent)));
        });
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
    documents.change(id(step.project(), person, day), step.position(), change);
  }
}
