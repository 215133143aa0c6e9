package io.countersign.projections.sla;

import io.countersign.engine.datarow.fold.Task;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open tasks of each project by stage, by how they stand against their due times, and by
 * the hour that they were opened in.
 */
public final class OpenWorkView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("open_work");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, OpenWorkView::new);

  private OpenWorkView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    RowSnapshot before = step.before();
    Task was = before == null ? null : before.task();
    Task is = step.after().task();
    if (!sameFor(was, is)) {
      documents.change(
          step.project().value(),
          step.position(),
          work -> {
            if (was != null) {
              count(work, was, -1);
            }
            if (is != null) {
              count(work, is, 1);
            }
          });
    }
  }

  private static boolean sameFor(@Nullable Task was, @Nullable Task is) {
    return was == null || is == null
        ? was == is
        : was.id().equals(is.id()) && was.sla() == is.sla();
  }

  private static void count(ViewDocument work, Task task, int sign) {
    OpenCounts.count(work, sign, task.sla(), task.openedAt(), "stages", task.stage());
  }
}
