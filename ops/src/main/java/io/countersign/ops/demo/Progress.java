package io.countersign.ops.demo;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far a step of the demo is: a bar on a terminal, else a line for each quarter and every few
 * seconds.
 */
final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 90;
  private static final int LINES = 4;

  private final PrintWriter err;
  private final String step;
  private final long total;
  private final @Nullable ProgressBar bar;
  private final @Nullable Heartbeat heartbeat;
  private volatile long done;
  private long linesPrinted;

  private Progress(PrintWriter err, String step, long total, @Nullable ProgressBar bar) {
    this.err = err;
    this.step = step;
    this.total = total;
    this.bar = bar;
    this.heartbeat = bar == null ? Heartbeat.started(err, step, this::rows) : null;
  }

  static Progress of(PrintWriter err, boolean terminal, String step, long total) {
    return new Progress(err, step, total, terminal ? bar(step, total) : null);
  }

  private static ProgressBar bar(String step, long total) {
    return new ProgressBarBuilder()
        .setTaskName(step)
        .setInitialMax(total)
        .setUnit(" rows", 1)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setMaxRenderedLength(WIDTH)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }

  private String rows() {
    return done + " of " + total + " rows";
  }

  void to(long done) {
    this.done = done;
    if (bar != null) {
      bar.stepTo(done);
      return;
    }
    long lines = total == 0 ? LINES : done * LINES / total;
    if (lines > linesPrinted) {
      linesPrinted = lines;
      err.printf("  %s: %s%n", step, rows());
      err.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    if (heartbeat != null) {
      heartbeat.close();
    }
  }
}
