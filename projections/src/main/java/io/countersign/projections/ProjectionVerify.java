package io.countersign.projections;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.DeadLetter;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Checks the served projections against the event log: folds the log into a scratch set and
 * compares the two, document by document. The runner may go on meanwhile: what it changes is
 * compared again when the scratch set has caught up.
 */
public final class ProjectionVerify {
  /** How many differences are told at most. */
  public static final int MOST_DIFFERENCES = 1_000;

  private static final int COMPARED_AT_ONCE = 500;
  private static final int ROUNDS = 30;
  private static final long ROUND_MILLIS = 100;

  private final EventSource events;
  private final MongoDatabase database;
  private final Generations generations;
  private final ProjectorLease lease;
  private final ProjectionSettings settings;

  /**
   * @param lease the one that rebuilds take, so that neither clears away what the other makes
   */
  public ProjectionVerify(
      EventSource events,
      MongoDatabase database,
      ProjectorLease lease,
      ProjectionSettings settings) {
    this.events = events;
    this.database = database;
    this.generations = ReadModels.generations(database);
    this.lease = lease;
    this.settings = settings;
  }

  /**
   * Compares everything.
   *
   * @throws IllegalStateException if a rebuild or verification is running elsewhere
   */
  public Verification run() throws InterruptedException {
    lease.requireHeld();
    try (lease) {
      Generation scratch = generations.create();
      try {
        return new Comparison(scratch).run();
      } finally {
        generations.drop(scratch);
      }
    }
  }

  private record Key(ViewCollection documents, String id) {}

  private final class Comparison {
    private final Generation scratch;
    private final Generation served = generations.servingOrEmpty();
    private final Paging paging = Paging.of(database);
    private final DeadLetterPipeline pipeline;
    private final List<Difference> differences = new ArrayList<>();
    private List<Key> ahead = new ArrayList<>();
    private long position;
    private long documents;

    Comparison(Generation scratch) {
      this.scratch = scratch;
      this.pipeline =
          new DeadLetterPipeline(scratch, events, settings.rowsKept(), Clock.systemUTC());
    }

    Verification run() throws InterruptedException {
      catchUp();
      for (ViewCollection kind : ReadModels.collections()) {
        paging.forIds(scratch.collection(kind), COMPARED_AT_ONCE, ids -> compare(kind, ids));
        paging.forIds(served.collection(kind), COMPARED_AT_ONCE, ids -> findUnexpected(kind, ids));
      }
      long unsettled = compareChanged();
      served.deadLetters().all().forEach(this::report);
      return new Verification(position, documents, differences, unsettled);
    }

    private void report(DeadLetter letter) {
      report(
          new Difference(
              "dead_letter",
              letter.stream(),
              Fields.POSITION,
              "to be followed past " + letter.position(),
              letter.failure()));
    }

    /** Folds into the scratch set what the served one surely includes. */
    private void catchUp() {
      long upTo = served.checkpoint().position();
      while (position < upTo) {
        lease.requireHeld();
        List<RecordedEvent> batch =
            events.readAfter(position, settings.batchSize()).stream()
                .filter(event -> event.position() <= upTo)
                .toList();
        if (batch.isEmpty()) {
          reportPastTheLog(upTo);
          return;
        }
        pipeline.fold(batch);
        position = batch.get(batch.size() - 1).position();
      }
    }

    /** The served documents are of a log that went on, or lost its end since. */
    private void reportPastTheLog(long upTo) {
      Difference past =
          new Difference(
              "checkpoint",
              served.name(),
              Fields.POSITION,
              "at most " + position,
              Long.toString(upTo));
      if (!differences.contains(past)) {
        report(past);
      }
    }

    private void compare(ViewCollection kind, List<String> ids) {
      lease.requireHeld();
      Map<String, Document> expected = find(scratch, kind, ids);
      Map<String, Document> found = find(served, kind, ids);
      for (String id : ids) {
        documents++;
        compare(new Key(kind, id), expected.get(id), found.get(id));
      }
    }

    private void findUnexpected(ViewCollection kind, List<String> ids) {
      Map<String, Document> expected = find(scratch, kind, ids);
      List<String> unexpected = ids.stream().filter(id -> !expected.containsKey(id)).toList();
      find(served, kind, unexpected)
          .forEach((id, document) -> compare(new Key(kind, id), null, document));
    }

    private void compare(Key key, @Nullable Document expected, @Nullable Document found) {
      if (found != null && Fields.number(found, Fields.POSITION) > position) {
        ahead.add(key);
      } else {
        DocumentDifference.between(expected, found)
            .forEach(
                (field, values) ->
                    report(
                        new Difference(
                            key.documents().name(),
                            key.id(),
                            field,
                            values.expected(),
                            values.found())));
      }
    }

    private void report(Difference difference) {
      if (differences.size() < MOST_DIFFERENCES) {
        differences.add(difference);
      }
    }

    /**
     * Compares again what the runner changed on the way; returns how much of it never stood still.
     */
    private long compareChanged() throws InterruptedException {
      long before = position;
      for (int round = 0; round < ROUNDS && !ahead.isEmpty(); round++) {
        TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
        before = position;
        catchUp();
        List<Key> again = ahead;
        ahead = new ArrayList<>();
        again.forEach(this::compareAgain);
      }
      if (position > before) {
        return ahead.size();
      }
      ahead.forEach(key -> report(aheadOfCheckpoint(key)));
      return 0;
    }

    private void compareAgain(Key key) {
      List<String> id = List.of(key.id());
      Document found = find(served, key.documents(), id).get(key.id());
      compare(key, find(scratch, key.documents(), id).get(key.id()), found);
    }

    private Difference aheadOfCheckpoint(Key key) {
      return new Difference(
          key.documents().name(), key.id(), Fields.POSITION, "at most " + position, "more");
    }

    private static Map<String, Document> find(
        Generation in, ViewCollection kind, List<String> ids) {
      Map<String, Document> byId = new HashMap<>();
      if (!ids.isEmpty()) {
        in.collection(kind)
            .find(Filters.in(Fields.ID, ids))
            .forEach(document -> byId.put(Fields.text(document, Fields.ID), document));
      }
      return byId;
    }
  }
}
