package io.countersign.modelrunner;

import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.bundle.Bundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a model goes.
 *
 * @param threads that ran it at the same time
 * @param rows that got an answer
 * @param seconds that took
 */
public record Throughput(int threads, long rows, double seconds) {

  public double rowsPerSecond() {
    return rows / seconds;
  }

  /**
   * Runs a bundle over the contents again and again until {@code atLeast} has passed, after one
   * round that is not counted.
   *
   * @param contents one call of each thread, not empty
   */
  public static Throughput measure(
      Models models,
      Bundle bundle,
      Ontology ontology,
      List<Content> contents,
      int threads,
      Duration atLeast) {
    models.propose(bundle, ontology, contents);
    long start = System.nanoTime();
    Callable<Long> rounds =
        () -> {
          long rows = 0;
          while (System.nanoTime() - start < atLeast.toNanos()) {
            rows += models.propose(bundle, ontology, contents).size();
          }
          return rows;
        };
    long rows = sum(threads, rounds);
    return new Throughput(threads, rows, (System.nanoTime() - start) / 1e9);
  }

  private static long sum(int threads, Callable<Long> rounds) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(rounds));
      }
      long rows = 0;
      for (Future<Long> one : running) {
        rows += one.get();
      }
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run failed while measuring", e);
    } finally {
      executor.shutdownNow();
    }
  }
}
