package io.countersign.projections.burnup;

import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Counts on each day, in UTC and by slots of some minutes, how many rows of each project and of
 * each batch came in and were accepted; one that is reopened is taken back, and one that is
 * withdrawn counts as if it had not come in.
 */
public final class ProgressView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("progress");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 2, ProgressView::new);

  static final Duration SLOT = Duration.ofMinutes(5);
  static final String SLOTS = "slots";
  static final String REGISTERED = "registered";
  static final String ACCEPTED = "accepted";

  private ProgressView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  /** Where a day of a project or a batch is counted. */
  static String id(String whole, LocalDate day) {
    return Keys.join(whole, day.toString());
  }

  @Override
  public void on(RowStep step) {
    if (step.came() != 0) {
      count(step, step.came(), REGISTERED);
    }
    step.acceptance().ifPresent(acceptance -> count(step, acceptance.sign(), ACCEPTED));
  }

  private void count(RowStep step, int sign, String what) {
    LocalDateTime at = step.utc();
    long slot = at.toLocalTime().toSecondOfDay() / SLOT.toSeconds();
    for (String whole : List.of(step.project().value(), step.batch().value())) {
      documents.change(
          id(whole, at.toLocalDate()),
          step.position(),
          day -> day.add(sign, SLOTS, Long.toString(slot), what));
    }
  }
}
