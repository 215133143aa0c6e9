package io.countersign.bench.server;

/** How long work takes. */
final class Stopwatch {
  private Stopwatch() {}

  /** Work whose time counts. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
