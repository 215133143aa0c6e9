package io.countersign.bench.measure;

import io.countersign.ops.contract.figures.Figure;
import java.util.List;

/** Measures or breaks one thing, in folders and stores of its own that are gone afterwards. */
public interface Measurement {
  /** What it is asked for by. */
  String name();

  /** What it measures, in a line. */
  String about();

  /** Does it once, and returns what came out, with the goals that it has to meet. */
  List<Figure> measure(Run run) throws Exception;
}
