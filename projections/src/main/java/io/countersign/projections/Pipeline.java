package io.countersign.projections;

import com.mongodb.MongoException;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.UnreadableEvent;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.projections.fold.LogUnread;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.TrackedRow;
import io.countersign.projections.fold.TrackedRows;
import io.countersign.projections.fold.UnfoldableRow;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.DeadLetter;
import io.countersign.projections.store.DeadLetters;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.TouchedDocument;
import io.countersign.projections.store.ViewDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds batches of events into one generation, in order, and writes each touched document once:
 * counters first, then rows and finished tasks, then the checkpoint. Each document knows the
 * position that it includes, and a row's steps come from its own stream, so that a batch that was
 * cut off between any two writes may be folded again, and with other bounds.
 *
 * <p>After a failure it must be thrown away: what it keeps in memory is ahead of what is stored.
 */
final class Pipeline {
  private final Generation generation;
  private final List<View> views;
  private final TrackedRows rows;
  private final Map<String, Long> deadLetters = new HashMap<>();

  Pipeline(Generation generation, EventSource events, int rowsKept) {
    this.generation = generation;
    this.rows = new TrackedRows(events::readStreams, rowsKept);
    finishDrained();
    generation.deadLetters().all().forEach(one -> deadLetters.put(one.stream(), one.position()));
    this.views = ReadModels.foldingInto(generation);
  }

  /** Whether it leaves streams out. */
  int deadLetters() {
    return deadLetters.size();
  }

  /**
   * Folds and stores the events that come next after those of the batch before, but for those of
   * dead letters.
   *
   * @throws PoisonedEvent if there is one that can't be folded; nothing of the batch is stored then
   */
  void fold(List<RecordedEvent> batch) {
    RecordedEvent last = batch.get(batch.size() - 1);
    foldInMemory(followed(batch));
    views.forEach(View::write);
    generation.reach(last.position(), last.at());
    rows.trim();
  }

  private List<RecordedEvent> followed(List<RecordedEvent> batch) {
    return deadLetters.isEmpty() ? batch : batch.stream().filter(this::isFollowed).toList();
  }

  private boolean isFollowed(RecordedEvent event) {
    Long from = deadLetters.get(event.streamId());
    return from == null || event.position() < from;
  }

  private void foldInMemory(List<RecordedEvent> batch) {
    TrackedRows.Loaded loaded = load(batch);
    Map<String, TrackedRow> touched = new LinkedHashMap<>();
    for (RecordedEvent event : batch) {
      try {
        if (rows.isAboutRow(event)) {
          TrackedRow row = rows.row(event.streamId());
          row.apply(event).ifPresent(step -> views.forEach(view -> view.on(step)));
          touched.put(event.streamId(), row);
        } else {
          hand(event);
        }
      } catch (MongoException | LogUnread away) {
        throw away;
      } catch (RuntimeException poison) {
        throw new PoisonedEvent(event, poison);
      }
    }
    touched.forEach((id, row) -> handTouched(id, row, loaded, batch));
  }

  private TrackedRows.Loaded load(List<RecordedEvent> batch) {
    try {
      return rows.load(batch);
    } catch (UnfoldableRow unfoldable) {
      throw new PoisonedEvent(firstOf(unfoldable.streamId(), batch), unfoldable);
    }
  }

  /**
   * Folds the events of a dead letter that the others have passed, and follows it from then on. Cut
   * off between any two writes it can be done again: each document says up to where it includes the
   * stream until all of them do.
   *
   * @param late its events from where it was left out up to the checkpoint
   */
  void drain(DeadLetter stream, List<RecordedEvent> late) {
    List<ViewDocuments> documents =
        views.stream().flatMap(view -> view.documents().stream()).toList();
    documents.forEach(each -> each.beginLate(stream.stream()));
    foldInMemory(late);
    views.forEach(View::write);
    List<TouchedDocument> touched = new ArrayList<>();
    documents.forEach(each -> touched.addAll(each.endLate()));
    generation.deadLetters().drained(stream, touched);
    finishDrained();
    documents.forEach(ViewDocuments::forget);
    deadLetters.remove(stream.stream());
    rows.trim();
  }

  private void finishDrained() {
    for (DeadLetters.Drained drained : generation.deadLetters().drained()) {
      generation.unmark(drained);
      generation.deadLetters().remove(drained.stream());
    }
  }

  private void hand(RecordedEvent event) {
    Occurrence occurrence = new Occurrence(event.position(), event.at());
    for (View view : views) {
      if (event.payload() instanceof ProjectEvent project) {
        view.on(project, occurrence);
      } else if (event.payload() instanceof BatchEvent inBatch) {
        view.on(inBatch, occurrence);
      } else if (event.payload() instanceof ModelEvent model) {
        view.on(model, occurrence);
      } else if (event.payload() instanceof UnreadableEvent unreadable) {
        throw new IllegalStateException(unreadable.failure());
      }
    }
  }

  private void handTouched(
      String id, TrackedRow row, TrackedRows.Loaded loaded, List<RecordedEvent> batch) {
    try {
      views.forEach(view -> view.onTouched(row, loaded));
    } catch (RuntimeException poison) {
      throw new PoisonedEvent(firstOf(id, batch), poison);
    }
  }

  private static RecordedEvent firstOf(String stream, List<RecordedEvent> batch) {
    return batch.stream()
        .filter(event -> event.streamId().equals(stream))
        .findFirst()
        .orElseThrow();
  }
}
