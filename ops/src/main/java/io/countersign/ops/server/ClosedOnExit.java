package io.countersign.ops.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what a program starts closed when the process is told to end. What is still starting then is
 * waited for: the database that it has just started would be left behind.
 */
public final class ClosedOnExit {
  private static final Logger LOG = LoggerFactory.getLogger(ClosedOnExit.class);
  private static final long PATIENCE_SECONDS = 60;

  private ClosedOnExit() {}

  /**
   * Starts something.
   *
   * @param start ends with nothing left open where it fails
   * @param close may come after, or along with, what the program itself closes
   */
  public static <T> T start(Supplier<T> start, Consumer<T> close) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started, close), "stop"));
    try {
      T thing = start.get();
      started.complete(thing);
      return thing;
    } catch (RuntimeException | Error failure) {
      started.completeExceptionally(failure);
      throw failure;
    }
  }

  private static <T> void close(CompletableFuture<T> started, Consumer<T> close) {
    try {
      close.accept(started.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException failed) {
      LOG.debug("Nothing was started", failed);
    } catch (TimeoutException slow) {
      LOG.warn("The start did not end within {} s, and is cut off", PATIENCE_SECONDS, slow);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
