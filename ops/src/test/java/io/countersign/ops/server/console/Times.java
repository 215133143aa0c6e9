package io.countersign.ops.server.console;

import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of the same thing, in milliseconds. */
record Times(List<Double> millis) {
  Times() {
    this(new ArrayList<>());
  }

  void add(Object measured) {
    millis.add(((Number) measured).doubleValue());
  }

  Figure median(String metric) {
    return Figure.of(metric + ", median", "ms", at(0.5));
  }

  Figure p95(String metric) {
    return Figure.of(metric + ", p95", "ms", at(0.95));
  }

  /** The smallest that a share of all does not exceed. */
  private double at(double share) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
