package io.countersign.projections;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.UnreadableEvent;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.projections.batch.BatchView;
import io.countersign.projections.burnup.ProgressView;
import io.countersign.projections.dashboard.DashboardView;
import io.countersign.projections.dashboard.DayView;
import io.countersign.projections.flow.FlowView;
import io.countersign.projections.fold.LogUnread;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.TrackedRow;
import io.countersign.projections.fold.TrackedRows;
import io.countersign.projections.fold.UnfoldableRow;
import io.countersign.projections.fold.View;
import io.countersign.projections.model.ModelRunView;
import io.countersign.projections.model.ModelView;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.reviewer.PersonView;
import io.countersign.projections.reviewer.ReviewerView;
import io.countersign.projections.row.DoneTasks;
import io.countersign.projections.row.RowDocuments;
import io.countersign.projections.sla.OpenWorkView;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ParkedStream;
import io.countersign.projections.store.ParkedStreams;
import io.countersign.projections.store.TouchedDocument;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocuments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

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
  private final Map<String, Long> parked = new HashMap<>();

  Pipeline(Generation generation, EventSource events, int rowsKept) {
    this.generation = generation;
    this.rows = new TrackedRows(events::readStreams, rowsKept);
    finishDrained();
    generation.parked().all().forEach(one -> parked.put(one.stream(), one.position()));
    this.views =
        List.of(
            new ProjectView(generation),
            new BatchView(generation),
            new DashboardView(generation),
            new DayView(generation),
            new ProgressView(generation),
            new OpenWorkView(generation),
            new FlowView(generation),
            new ReviewerView(generation),
            new PersonView(generation),
            new ModelView(generation),
            new ModelRunView(generation));
  }

  /** Whether it leaves streams out. */
  int parkedStreams() {
    return parked.size();
  }

  /**
   * Folds and stores the events that come next after those of the batch before, but for those of
   * parked streams.
   *
   * @throws PoisonedEvent if there is one that can't be folded; nothing of the batch is stored then
   */
  void fold(List<RecordedEvent> batch) {
    RecordedEvent last = batch.get(batch.size() - 1);
    Folded folded = foldInMemory(followed(batch));
    write(folded);
    generation.reach(last.position(), last.at());
    rows.trim();
  }

  private List<RecordedEvent> followed(List<RecordedEvent> batch) {
    return parked.isEmpty() ? batch : batch.stream().filter(this::isFollowed).toList();
  }

  private boolean isFollowed(RecordedEvent event) {
    Long from = parked.get(event.streamId());
    return from == null || event.position() < from;
  }

  /**
   * What is to be stored of rows, beside what the views keep.
   *
   * @param newRows that begin in the batch; stored already only if it is repeated
   */
  private record Folded(List<Document> newRows, List<Document> rows, List<Document> doneTasks) {}

  private Folded foldInMemory(List<RecordedEvent> batch) {
    TrackedRows.Loaded loaded = load(batch);
    Map<String, Long> storedRows = positionsOf(loaded.earlier());
    Map<String, TrackedRow> newRows = new LinkedHashMap<>();
    Map<String, TrackedRow> touched = new LinkedHashMap<>();
    List<Document> doneTasks = new ArrayList<>();
    for (RecordedEvent event : batch) {
      try {
        if (rows.isAboutRow(event)) {
          TrackedRow row = rows.row(event.streamId());
          step(row, event).flatMap(DoneTasks::write).ifPresent(doneTasks::add);
          (loaded.begun().contains(event.streamId()) ? newRows : touched)
              .put(event.streamId(), row);
        } else {
          hand(event);
        }
      } catch (MongoException | LogUnread away) {
        throw away;
      } catch (RuntimeException poison) {
        throw new PoisonedEvent(event, poison);
      }
    }
    return new Folded(
        behind(newRows, storedRows, batch), behind(touched, storedRows, batch), doneTasks);
  }

  private TrackedRows.Loaded load(List<RecordedEvent> batch) {
    try {
      return rows.load(batch);
    } catch (UnfoldableRow unfoldable) {
      RecordedEvent first =
          batch.stream()
              .filter(event -> event.streamId().equals(unfoldable.streamId()))
              .findFirst()
              .orElseThrow(() -> unfoldable);
      throw new PoisonedEvent(first, unfoldable);
    }
  }

  /**
   * Folds the events of a parked stream that the others have passed, and follows it from then on.
   * Cut off between any two writes it can be done again: each document says up to where it includes
   * the stream until all of them do.
   *
   * @param late its events from where it was parked up to the checkpoint
   */
  void drain(ParkedStream stream, List<RecordedEvent> late) {
    List<ViewDocuments> documents =
        views.stream().flatMap(view -> view.documents().stream()).toList();
    documents.forEach(each -> each.beginLate(stream.stream()));
    write(foldInMemory(late));
    List<TouchedDocument> touched = new ArrayList<>();
    documents.forEach(each -> touched.addAll(each.endLate()));
    generation.parked().drained(stream, touched);
    finishDrained();
    documents.forEach(ViewDocuments::forget);
    parked.remove(stream.stream());
    rows.trim();
  }

  private void finishDrained() {
    for (ParkedStreams.Drained drained : generation.parked().drained()) {
      generation.unmark(drained);
      generation.parked().remove(drained.stream());
    }
  }

  private Optional<RowStep> step(TrackedRow row, RecordedEvent event) {
    Optional<RowStep> step = row.apply(event);
    step.ifPresent(taken -> views.forEach(view -> view.on(taken)));
    return step;
  }

  private void write(Folded folded) {
    for (View view : views) {
      view.documents().forEach(ViewDocuments::write);
    }
    generation.insert(ViewCollection.ROW, folded.newRows());
    generation.write(ViewCollection.ROW, folded.rows());
    generation.insert(ViewCollection.TASK, folded.doneTasks());
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

  /**
   * How far the stored documents of these rows are; they may be ahead of a batch that is repeated.
   */
  private Map<String, Long> positionsOf(Set<String> ids) {
    Map<String, Long> positions = new HashMap<>();
    if (!ids.isEmpty()) {
      generation.settle();
      generation
          .collection(ViewCollection.ROW)
          .find(Filters.in(Fields.ID, ids))
          .projection(Projections.include(Fields.POSITION))
          .forEach(
              row ->
                  positions.put(Fields.text(row, Fields.ID), Fields.number(row, Fields.POSITION)));
    }
    return positions;
  }

  private static List<Document> behind(
      Map<String, TrackedRow> rows, Map<String, Long> stored, List<RecordedEvent> batch) {
    List<Document> documents = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          if (row.position() > stored.getOrDefault(id, 0L)) {
            documents.add(document(row, id, batch));
          }
        });
    return documents;
  }

  private static Document document(TrackedRow row, String id, List<RecordedEvent> batch) {
    try {
      return RowDocuments.write(row);
    } catch (RuntimeException poison) {
      RecordedEvent first =
          batch.stream().filter(event -> event.streamId().equals(id)).findFirst().orElseThrow();
      throw new PoisonedEvent(first, poison);
    }
  }
}
