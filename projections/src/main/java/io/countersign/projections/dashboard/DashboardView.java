package io.countersign.projections.dashboard;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts how long things took, and how the final labels of each project came about. What it counts
 * of an accepted row it takes back when the row is reopened.
 */
public final class DashboardView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("dashboard");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 2, DashboardView::new);

  /** The cycle from registration to acceptance. */
  static final String TOTAL = "total";

  private DashboardView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    if (!step.ended().isEmpty() || step.acceptance().isPresent()) {
      documents.change(step.project().value(), step.position(), board -> count(board, step));
    }
  }

  private static void count(ViewDocument board, RowStep step) {
    step.ended().stream()
        .filter(task -> task.assignee() != null && !step.callsOff())
        .forEach(task -> time(board, task.stage(), Duration.between(task.openedAt(), step.at())));
    step.acceptance()
        .ifPresent(
            acceptance -> {
              if (acceptance.sign() > 0 && !acceptance.row().reopened()) {
                Instant registered = acceptance.row().registeredAt();
                time(board, TOTAL, Duration.between(registered, step.at()));
              }
              count(board, acceptance.row(), acceptance.sign());
            });
  }

  private static void time(ViewDocument board, String stage, Duration duration) {
    board.add(1, "cycleTimes", stage, Histogram.bucket(duration));
  }

  private static void count(ViewDocument board, RowSnapshot row, int sign) {
    add(board, sign, "accepted", true);
    add(board, sign, "byModel", row.acceptedBy() == AcceptedBy.MODEL);
    add(board, sign, "reviewed", !row.judgements().isEmpty());
    add(board, sign, "firstPass", row.passedAtFirst());
    add(board, sign, "reworked", row.hasReview(ReviewOutcome.REJECTED));
    Label preLabel = row.preLabel();
    if (preLabel != null && row.acceptedBy() == AcceptedBy.REVIEW) {
      compare(board, preLabel.annotations(), row, sign);
    }
  }

  private static void compare(
      ViewDocument board, List<Annotation> proposed, RowSnapshot row, int sign) {
    boolean agreed = Answers.same(proposed, row.annotations());
    add(board, sign, "audited", row.audited());
    add(board, sign, "auditedRight", row.audited() && agreed);
    add(board, sign, "compared", true);
    add(board, sign, "agreed", agreed);
    for (Answers.Comparison comparison : Answers.compare(proposed, row.annotations())) {
      board.add(sign, "classes", comparison.classOf(), "compared");
      board.add(comparison.agreed() ? sign : 0, "classes", comparison.classOf(), "agreed");
    }
  }

  private static void add(ViewDocument board, int sign, String count, boolean counts) {
    if (counts) {
      board.add(sign, "labels", count);
    }
  }
}
