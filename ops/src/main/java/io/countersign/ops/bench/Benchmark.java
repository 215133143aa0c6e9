package io.countersign.ops.bench;

import java.util.List;
import java.util.function.Consumer;

/** Measures one thing, in folders and stores of its own that are gone afterwards. */
interface Benchmark {
  /** What it is asked for by. */
  String name();

  /** What it measures, in a line. */
  String about();

  /**
   * Measures.
   *
   * @param progress told what is being done
   */
  List<Figure> measure(Consumer<String> progress) throws Exception;
}
