package io.countersign.ops.server.imports;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Has chunks written by other threads while the next are read, a few at a time; the first failure
 * stops it.
 */
final class ChunkQueue {
  private final Executor writers;
  private final int room;
  private final Semaphore free;
  private final ChunkSink sink;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /** Stores one chunk. */
  interface ChunkSink {
    void write(List<CheckedRow> chunk);
  }

  ChunkQueue(Executor writers, int room, ChunkSink sink) {
    this.writers = writers;
    this.room = room;
    this.free = new Semaphore(room);
    this.sink = sink;
  }

  /** Hands over a chunk, once there is room. */
  void put(List<CheckedRow> chunk) {
    free.acquireUninterruptibly();
    boolean handed = false;
    try {
      throwFailure();
      writers.execute(() -> write(chunk));
      handed = true;
    } finally {
      if (!handed) {
        free.release();
      }
    }
  }

  private void write(List<CheckedRow> chunk) {
    try {
      if (failure.get() == null) {
        sink.write(chunk);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    } finally {
      free.release();
    }
  }

  /** Waits for what is under way. */
  void drain() {
    free.acquireUninterruptibly(room);
    free.release(room);
  }

  void throwFailure() {
    RuntimeException known = failure.get();
    if (known != null) {
      throw known;
    }
  }
}
