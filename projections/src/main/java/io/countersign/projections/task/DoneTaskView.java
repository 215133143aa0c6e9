package io.countersign.projections.task;

import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Keeps each task that a person finished. */
public final class DoneTaskView implements View {
  public static final ViewCollection DOCUMENTS =
      new ViewCollection(
          "task",
          List.of(
              List.of(DoneTasks.PROJECT, Fields.ID),
              List.of(DoneTasks.PROJECT, DoneTasks.STAGE, Fields.ID),
              List.of(DoneTasks.PROJECT, DoneTasks.ASSIGNEE, Fields.ID)));
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, DoneTaskView::new);

  private final Generation generation;
  private List<Document> done = new ArrayList<>();

  private DoneTaskView(Generation generation) {
    this.generation = generation;
  }

  @Override
  public void on(RowStep step) {
    DoneTasks.write(step).ifPresent(done::add);
  }

  /** The list may still be on its way to the store when the next batch begins. */
  @Override
  public void write() {
    generation.insert(DOCUMENTS, done);
    done = new ArrayList<>();
  }
}
