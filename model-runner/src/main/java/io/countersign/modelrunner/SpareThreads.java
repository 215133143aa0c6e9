package io.countersign.modelrunner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that callers with much to do may borrow. Every caller works itself, too, and never waits
 * for a thread to get free.
 */
final class SpareThreads implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  /** Threads not yet lent; given back before the borrower goes on. */
  private final Semaphore free;

  private final ExecutorService threads;

  /**
   * @param most how many are lent at once; may be none
   */
  SpareThreads(int most) {
    this.free = new Semaphore(most);
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            SpareThreads::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "model-spare");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does the work for each number below {@code count}, some of it at the same time; when it
   * returns, or throws what the work threw, nobody is at it any more.
   */
  void each(int count, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            work.accept(i);
          }
        };
    List<CompletableFuture<Void>> borrowed = borrow(count - 1, share);
    try {
      share.run();
    } finally {
      join(borrowed);
    }
  }

  private List<CompletableFuture<Void>> borrow(int wanted, Runnable share) {
    List<CompletableFuture<Void>> borrowed = new ArrayList<>();
    try {
      while (borrowed.size() < wanted && free.tryAcquire()) {
        borrowed.add(CompletableFuture.runAsync(() -> runAndGiveBack(share), threads));
      }
    } catch (RejectedExecutionException closed) {
      return borrowed;
    }
    return borrowed;
  }

  private void runAndGiveBack(Runnable share) {
    try {
      share.run();
    } finally {
      free.release();
    }
  }

  private static void join(List<CompletableFuture<Void>> borrowed) {
    try {
      CompletableFuture.allOf(borrowed.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
