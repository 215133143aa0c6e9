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
 * Threads that help whoever has much to do, as long as nobody else has them: those who call do
 * their work themselves and wait for no thread to get free.
 */
final class Helpers implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  /** Who may help now; given back before the one who was helped goes on. */
  private final Semaphore free;

  private final ExecutorService threads;

  /**
   * @param most how many may help at once; none is allowed
   */
  Helpers(int most) {
    this.free = new Semaphore(most);
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Helpers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "model-helper");
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
    List<CompletableFuture<Void>> helping = ask(count - 1, share);
    try {
      share.run();
    } finally {
      join(helping);
    }
  }

  private List<CompletableFuture<Void>> ask(int wanted, Runnable share) {
    List<CompletableFuture<Void>> helping = new ArrayList<>();
    try {
      while (helping.size() < wanted && free.tryAcquire()) {
        helping.add(CompletableFuture.runAsync(() -> help(share), threads));
      }
    } catch (RejectedExecutionException closed) {
      return helping;
    }
    return helping;
  }

  private void help(Runnable share) {
    try {
      share.run();
    } finally {
      free.release();
    }
  }

  private static void join(List<CompletableFuture<Void>> helping) {
    try {
      CompletableFuture.allOf(helping.toArray(CompletableFuture[]::new)).join();
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
