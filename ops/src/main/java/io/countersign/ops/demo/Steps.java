package io.countersign.ops.demo;

import java.io.PrintWriter;

/** Tells people what the demo is doing. */
record Steps(PrintWriter err, boolean terminal) {
  static Steps on(PrintWriter err) {
    return new Steps(err, Boolean.getBoolean("countersign.terminal"));
  }

  void say(String line) {
    err.println(line);
    err.flush();
  }

  Progress progress(String step, long rows) {
    return Progress.of(err, terminal, step, rows);
  }
}
