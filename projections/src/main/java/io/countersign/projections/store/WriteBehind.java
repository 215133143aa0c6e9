package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Stores on a thread of its own, in the order given, while the next is made ready; what waits is
 * bounded. A failure shows when the next is given, and nothing is stored after it. For a generation
 * that nobody reads yet.
 */
public final class WriteBehind implements DocumentWriter, AutoCloseable {
  private static final int WAITING = 32;

  private final DocumentWriter writer;
  private final Semaphore room = new Semaphore(WAITING);
  private final ExecutorService thread = Executors.newSingleThreadExecutor(WriteBehind::thread);
  private volatile @Nullable RuntimeException failure;

  WriteBehind(DocumentWriter writer) {
    this.writer = writer;
  }

  @Override
  public void write(MongoCollection<Document> collection, List<Document> documents) {
    behind(() -> writer.write(collection, documents), documents);
  }

  @Override
  public void insert(MongoCollection<Document> collection, List<Document> documents) {
    behind(() -> writer.insert(collection, documents), documents);
  }

  private void behind(Runnable storing, List<Document> documents) {
    requireNoFailure();
    if (!documents.isEmpty()) {
      room.acquireUninterruptibly();
      thread.execute(() -> store(storing));
    }
  }

  private void store(Runnable storing) {
    try {
      if (failure == null) {
        storing.run();
      }
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      room.release();
    }
  }

  @Override
  public void flush() {
    room.acquireUninterruptibly(WAITING);
    room.release(WAITING);
    requireNoFailure();
  }

  private void requireNoFailure() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  /** Ends the thread; what waits is not stored any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "projections-writer");
    thread.setDaemon(true);
    return thread;
  }
}
