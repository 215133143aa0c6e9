package io.countersign.projections.fold;

import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.projections.store.ViewDocuments;
import java.util.List;

/**
 * Folds events into the documents that it alone writes. It gets every event in order, some of them
 * again after a failure; its documents leave out what they include already.
 */
public interface View {
  /** The documents that it changes event by event. */
  default List<ViewDocuments> documents() {
    return List.of();
  }

  default void on(RowStep step) {}

  default void on(ProjectEvent event, Occurrence occurrence) {}

  default void on(BatchEvent event, Occurrence occurrence) {}

  default void on(ModelEvent event, Occurrence occurrence) {}

  /** A row that a batch of events is about, as it is at the end of the batch. */
  default void onTouched(TrackedRow row, TrackedRows.Loaded loaded) {}

  /** Stores what the batch changed. */
  default void write() {
    documents().forEach(ViewDocuments::write);
  }
}
