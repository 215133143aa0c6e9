package io.countersign.ops.demo;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** Tells people what the demo is doing. */
record Steps(PrintWriter err, boolean terminal) {
  static Steps on(PrintWriter err) {
    return new Steps(err, Boolean.getBoolean("countersign.terminal"));
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }

  /** Says what is done, and while it takes long that it still is. */
  <T> T during(String step, Supplier<T> work) {
    say(step);
    try (Heartbeat heartbeat = Heartbeat.started(err, step, () -> "")) {
      return work.get();
    }
  }

  Progress progress(String step, long rows) {
    return Progress.of(err, terminal, step, rows);
  }
}
