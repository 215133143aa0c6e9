package io.countersign.projections.batch;

import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchImportFinished;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.time.Instant;
import java.util.List;

/** Counts the rows of each batch by state, and what its imports said. */
public final class BatchView extends DocumentView {
  static final String PROJECT = "project";
  static final String ARCHIVED_AT = "archivedAt";
  public static final ViewCollection DOCUMENTS =
      new ViewCollection("batch", List.of(List.of(PROJECT, Fields.ID)));
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 3, BatchView::new);

  /** When the last row was done so far, whatever came first into this view. */
  private static final String LAST_DONE = "lastDoneMillis";

  private BatchView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(BatchEvent event, Occurrence occurrence) {
    documents.change(
        event.batchId().value(),
        occurrence.position(),
        batch -> {
          if (event instanceof BatchCreated created) {
            create(batch, created, occurrence);
          } else if (event instanceof BatchRescheduled rescheduled) {
            batch
                .set("priority", rescheduled.priority())
                .set("dueAt", Fields.date(rescheduled.dueAt()));
          } else if (event instanceof BatchArchived) {
            batch.set(ARCHIVED_AT, Fields.date(occurrence.at()));
          } else if (event instanceof BatchRestored) {
            batch.set(ARCHIVED_AT, null);
          } else if (event instanceof BatchImportFinished finished) {
            count(batch, finished);
          }
        });
  }

  private static void create(ViewDocument batch, BatchCreated event, Occurrence occurrence) {
    batch
        .set(PROJECT, event.projectId().value())
        .set("name", event.name())
        .set("priority", event.priority())
        .set("dueAt", Fields.date(event.dueAt()))
        .set("createdAt", Fields.date(occurrence.at()));
  }

  private static void count(ViewDocument batch, BatchImportFinished event) {
    batch.add(1, "imported", "imports");
    batch.add(event.received(), "imported", "received");
    batch.add(event.registered(), "imported", "registered");
    batch.add(event.duplicates(), "imported", "duplicates");
    batch.add(event.failed(), "imported", "failed");
  }

  @Override
  public void on(RowStep step) {
    if (step.reached().isPresent()) {
      documents.change(step.batch().value(), step.position(), batch -> move(batch, step));
    }
  }

  private static void move(ViewDocument batch, RowStep step) {
    step.left().ifPresent(state -> batch.add(-1, "states", state.name()));
    step.reached().ifPresent(state -> batch.add(1, "states", state.name()));
    boolean wasOpen = step.left().filter(state -> !state.finished()).isPresent();
    boolean isOpen = !step.after().state().finished();
    batch.add((isOpen ? 1 : 0) - (wasOpen ? 1 : 0), "open");
    batch.add(step.came(), "rows");
    if (wasOpen && !isOpen) {
      long last = Math.max(batch.number(LAST_DONE), step.at().toEpochMilli());
      batch.set(LAST_DONE, last);
    }
    boolean finished = batch.number("open") == 0 && batch.number(LAST_DONE) > 0;
    Instant finishedAt = finished ? Instant.ofEpochMilli(batch.number(LAST_DONE)) : null;
    batch.set("finishedAt", Fields.date(finishedAt));
  }
}
