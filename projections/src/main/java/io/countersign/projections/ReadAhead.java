package io.countersign.projections;

import io.countersign.engine.log.RecordedEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Reads the log in batches, and the next one while the last is being folded. */
final class ReadAhead implements AutoCloseable {
  private final EventSource events;
  private final int batchSize;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(ReadAhead::thread);
  private @Nullable Ahead ahead;

  ReadAhead(EventSource events, int batchSize) {
    this.events = events;
    this.batchSize = batchSize;
  }

  private record Ahead(long position, CompletableFuture<List<RecordedEvent>> batch) {}

  /** The next events after {@code position}, in order. */
  List<RecordedEvent> readAfter(long position) {
    Ahead known = ahead;
    ahead = null;
    List<RecordedEvent> batch =
        known != null && known.position() == position
            ? result(known.batch())
            : events.readAfter(position, batchSize);
    if (batch.size() == batchSize) {
      long last = batch.get(batchSize - 1).position();
      ahead =
          new Ahead(
              last, CompletableFuture.supplyAsync(() -> events.readAfter(last, batchSize), thread));
    }
    return batch;
  }

  private static List<RecordedEvent> result(CompletableFuture<List<RecordedEvent>> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "projections-reader");
    thread.setDaemon(true);
    return thread;
  }
}
