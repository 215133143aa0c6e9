package io.countersign.projections.sla;

import io.countersign.engine.datarow.fold.Task;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.ArrayList;
import java.util.List;

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
    List<Task> before = step.before() == null ? List.of() : step.before().tasks();
    List<Task> left = without(before, step.after().tasks());
    List<Task> came = without(step.after().tasks(), before);
    if (!left.isEmpty() || !came.isEmpty()) {
      documents.change(
          step.project().value(),
          step.position(),
          work -> {
            left.forEach(task -> count(work, task, -1));
            came.forEach(task -> count(work, task, 1));
          });
    }
  }

  private static List<Task> without(List<Task> tasks, List<Task> others) {
    List<Task> rest = new ArrayList<>(1);
    for (Task task : tasks) {
      if (!counts(others, task)) {
        rest.add(task);
      }
    }
    return rest;
  }

  private static boolean counts(List<Task> tasks, Task task) {
    for (Task one : tasks) {
      if (one.id().equals(task.id()) && one.sla() == task.sla()) {
        return true;
      }
    }
    return false;
  }

  private static void count(ViewDocument work, Task task, int sign) {
    OpenCounts.count(work, sign, task.sla(), task.openedAt(), "stages", task.stage());
  }
}
