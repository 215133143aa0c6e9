package io.countersign.projections.model;

import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.fold.ConfidenceBand;
import io.countersign.projections.fold.Counted;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.RowStep.Acceptance;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what each version of a model proposed in a project, and what became of it. Of several
 * proposals for a row the last one before its acceptance counts.
 */
public final class ModelView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("model");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 4, ModelView::new);

  static final String ACCEPTED_ALONE = "acceptedByModel";
  static final String AUDITS = "audits";
  static final String ERRORS = "auditErrors";
  static final String AUDITED_AT = "auditedAt";

  private static final Map<Counted, String> FIELDS =
      Map.of(
          Counted.UNCHANGED, "acceptedUnchanged",
          Counted.CORRECTED, "corrected",
          Counted.REJECTED, "rejected");

  private ModelView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof PreLabelProposed proposed && isFirst(proposed, step)) {
      change(step, proposed.model(), 1, "proposed");
    }
    step.acceptance().ifPresent(acceptance -> accepted(step, acceptance));
  }

  private void accepted(RowStep step, Acceptance acceptance) {
    Label preLabel = acceptance.row().preLabel();
    ModelRef model = preLabel == null ? null : preLabel.model();
    if (preLabel == null || model == null) {
      return;
    }
    documents.change(
        id(step.project(), model),
        step.position(),
        document -> {
          count(document, preLabel, acceptance.row(), acceptance.sign());
          if (acceptance.row().audited() && step.event() instanceof DataRowAccepted) {
            document.set(AUDITED_AT, Fields.date(step.at()));
          }
        });
  }

  private static void count(ViewDocument document, Label preLabel, RowSnapshot row, int sign) {
    boolean right = Answers.same(preLabel.annotations(), row.annotations());
    if (row.acceptedBy() == AcceptedBy.MODEL) {
      document.add(sign, ACCEPTED_ALONE);
    } else if (row.showsPreLabel()) {
      document.add(sign, Objects.requireNonNull(FIELDS.get(Counted.of(row, right))));
    }
    if (row.acceptedBy() == AcceptedBy.REVIEW) {
      compare(document, preLabel, row, right, sign);
    }
  }

  /** A row that the same version is asked about again has its proposal already. */
  private static boolean isFirst(PreLabelProposed proposed, RowStep step) {
    Label earlier = step.before() == null ? null : step.before().preLabel();
    return earlier == null || !proposed.model().equals(earlier.model());
  }

  private static void compare(
      ViewDocument document, Label preLabel, RowSnapshot row, boolean right, int sign) {
    document.add(sign, "compared");
    document.add(right ? sign : 0, "right");
    document.add(row.audited() ? sign : 0, AUDITS);
    document.add(row.audited() && !right ? sign : 0, ERRORS);
    String band = Integer.toString(ConfidenceBand.of(preLabel.confidence()));
    document.add(sign, "bands", band, "compared");
    document.add(right ? sign : 0, "bands", band, "right");
    for (Answers.Comparison comparison :
        Answers.compare(preLabel.annotations(), row.annotations())) {
      document.add(sign, "classes", comparison.classOf(), "compared");
      document.add(comparison.agreed() ? sign : 0, "classes", comparison.classOf(), "right");
    }
  }

  private void change(RowStep step, ModelRef model, long delta, String count) {
    documents.change(
        id(step.project(), model),
        step.position(),
        document -> {
          document
              .set("project", step.project().value())
              .set("model", model.name())
              .set("version", model.version());
          document.add(delta, count);
        });
  }

  private static String id(ProjectId project, ModelRef model) {
    return Keys.join(project.value(), model.name(), model.version());
  }
}
