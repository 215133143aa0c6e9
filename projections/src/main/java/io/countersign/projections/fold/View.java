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
  /** The documents that it keeps. */
  List<ViewDocuments> documents();

  default void on(RowStep step) {}

  default void on(ProjectEvent event, Occurrence occurrence) {}

  default void on(BatchEvent event, Occurrence occurrence) {}

  default void on(ModelEvent event, Occurrence occurrence) {}
}
