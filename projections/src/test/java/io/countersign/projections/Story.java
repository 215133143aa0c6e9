package io.countersign.projections;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchImportFinished;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What happened, told event by event; it is read as a log. Thread-safe. */
final class Story implements EventSource {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  static final ProjectId PROJECT = new ProjectId("p1");
  static final BatchId BATCH = new BatchId("b1");
  static final ModelRef MODEL = new ModelRef("fashion", "1.2", "00");
  static final ModelRunId RUN = new ModelRunId("m1");
  private static final int GAP = 3;

  private final List<RecordedEvent> events = new ArrayList<>();
  private final Map<String, List<RecordedEvent>> streams = new HashMap<>();
  private final Map<String, RowStory> rows = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Instant now = START;

  /** A project with a batch. */
  static Story begun() {
    return new Story().project(PROJECT, "Product images").batch(BATCH, 50, null);
  }

  Instant now() {
    return now;
  }

  /** Lets time pass. */
  Story pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  Story project(ProjectId project, String name) {
    return append(project.value(), new ProjectCreated(project, name, "image/*", policy()));
  }

  Story batch(BatchId batch, int priority, @Nullable Instant dueAt) {
    return batch(PROJECT, batch, priority, dueAt);
  }

  Story batch(ProjectId project, BatchId batch, int priority, @Nullable Instant dueAt) {
    return append(
        batch.value(), new BatchCreated(batch, project, "Batch " + batch, priority, dueAt));
  }

  Story rescheduled(BatchId batch, int priority, @Nullable Instant dueAt) {
    return append(batch.value(), new BatchRescheduled(batch, priority, dueAt));
  }

  Story imported(BatchId batch, long received, long registered, long duplicates, long failed) {
    return append(
        batch.value(), new BatchImportFinished(batch, received, registered, duplicates, failed));
  }

  Story modelRun(ModelRunId modelRun, long rows) {
    return append(
        "model-run/" + modelRun, new ModelRunStarted(modelRun, PROJECT, BATCH, MODEL, rows));
  }

  Story modelRunRequested(ModelRunId modelRun, long rows) {
    return append("model-run/" + modelRun, new ModelRunRequested(modelRun, PROJECT, rows));
  }

  /** A row of the batch, which is registered the first time it is asked for. */
  RowStory row(String id) {
    return row(PROJECT, BATCH, id);
  }

  RowStory row(ProjectId project, BatchId batch, String id) {
    return rows.computeIfAbsent(id, key -> RowStory.registered(this, project, batch, key));
  }

  /** A new row of the batch with metadata. */
  RowStory row(String id, Map<String, String> metadata) {
    RowStory row = RowStory.registered(this, PROJECT, BATCH, id, metadata);
    rows.put(id, row);
    return row;
  }

  List<RowStory> rows() {
    return List.copyOf(rows.values());
  }

  Story append(String stream, Object payload) {
    synchronized (this) {
      List<RecordedEvent> inStream = streams.computeIfAbsent(stream, key -> new ArrayList<>());
      RecordedEvent event =
          new RecordedEvent(
              (events.size() + 1L) * GAP,
              stream,
              inStream.size(),
              payload.getClass().getSimpleName(),
              "1",
              now,
              UserId.SYSTEM,
              payload);
      events.add(event);
      inStream.add(event);
    }
    listeners.forEach(Runnable::run);
    return this;
  }

  synchronized List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  static List<Annotation> saying(String category) {
    return List.of(new Annotation.Choice("category", category, null));
  }

  static Policy policy() {
    return new Policy(
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "category", AnnotationType.CHOICE, List.of("bag", "coat"), true, null))),
        null,
        new ReviewPolicy(
            "staged-review",
            1,
            List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
            3,
            30,
            List.of("WRONG_CLASS"),
            false,
            null),
        null,
        null);
  }

  @Override
  public synchronized List<RecordedEvent> readAfter(long position, int limit) {
    int from = (int) (position / GAP);
    return List.copyOf(
        events.subList(Math.min(from, events.size()), Math.min(from + limit, events.size())));
  }

  @Override
  public synchronized List<RecordedEvent> readStreams(Collection<String> streamIds) {
    return streamIds.stream().flatMap(id -> streams.getOrDefault(id, List.of()).stream()).toList();
  }

  @Override
  public synchronized long lastPosition() {
    return (long) events.size() * GAP;
  }

  @Override
  public Runnable onAppend(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
