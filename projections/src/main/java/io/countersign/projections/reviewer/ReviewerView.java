package io.countersign.projections.reviewer;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.Decision;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.Judgement;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;

/** Counts what each reviewer of a project decided, and how often the final label confirms it. */
public final class ReviewerView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("reviewer");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, ReviewerView::new);

  static final String SECONDS = "seconds";
  static final String COMPARED = "compared";
  static final String AGREED = "agreed";

  private ReviewerView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  private static String id(ProjectId project, UserId reviewer) {
    return Keys.join(project.value(), reviewer.value());
  }

  @Override
  public void on(RowStep step) {
    Decision.of(step).ifPresent(decision -> count(step, decision));
    step.acceptance().ifPresent(acceptance -> compare(step, acceptance.row(), acceptance.sign()));
  }

  private void count(RowStep step, Decision decision) {
    documents.change(
        id(step.project(), decision.by()),
        step.position(),
        reviewer -> {
          reviewer.set("project", step.project().value()).set("reviewer", decision.by().value());
          reviewer.add(1, "outcomes", decision.outcome().name());
          decision
              .timeSpent()
              .ifPresent(spent -> reviewer.add(1, SECONDS, Histogram.bucket(spent)));
        });
  }

  private void compare(RowStep step, RowSnapshot row, int sign) {
    for (Judgement judgement : row.judgements()) {
      boolean agreed = judgement.agreesWith(row.annotations());
      documents.change(
          id(step.project(), judgement.review().reviewer()),
          step.position(),
          document -> {
            document.add(sign, COMPARED);
            document.add(agreed ? sign : 0, AGREED);
          });
    }
  }
}
