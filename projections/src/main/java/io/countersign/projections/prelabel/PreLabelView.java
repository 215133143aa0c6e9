package io.countersign.projections.prelabel;

import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.function.Consumer;

/**
 * Counts what models answered for the rows under each policy of a project, and what they did not.
 */
public final class PreLabelView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("pre_label");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 2, PreLabelView::new);

  static final String PROPOSED = "proposed";
  static final String FAILED = "failed";

  /** Why the last one failed, and where that is in the log. */
  static final String REASON = "reason";

  static final String REASON_AT = "reasonPosition";

  /** Answers that were left out, by option. */
  static final String LEFT_OUT = "leftOut";

  private PreLabelView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof PreLabelProposed proposed && proposed.modelRunId() != null) {
      change(step, document -> document.add(1, PROPOSED));
    } else if (step.event() instanceof PreLabelFailed failed) {
      String option = failed.leftOut();
      change(
          step,
          option == null
              ? document -> fail(document, failed.reason(), step.position())
              : document -> document.add(1, LEFT_OUT, option));
    }
  }

  /** Events may come late: the reason is that of the last one in the log. */
  private static void fail(ViewDocument document, String reason, long position) {
    document.add(1, FAILED);
    if (!(document.get(REASON_AT) instanceof Long known) || known < position) {
      document.set(REASON, reason).set(REASON_AT, position);
    }
  }

  private void change(RowStep step, Consumer<ViewDocument> change) {
    documents.change(
        id(step.project(), step.after().policyVersion()),
        step.position(),
        document -> {
          document
              .set("project", step.project().value())
              .set("policyVersion", step.after().policyVersion());
          change.accept(document);
        });
  }

  static String id(ProjectId project, int policyVersion) {
    return Keys.join(project.value(), Integer.toString(policyVersion));
  }
}
