package io.countersign.ops.cli.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal, nothing elsewhere. Closing it leaves its last state on the screen. */
public final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 80;
  private static final long MEGABYTE = 1024L * 1024;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Counts bytes, shown in megabytes. */
  public static Progress ofBytes(String task, long total) {
    return of(task, total, new ProgressBarBuilder().setUnit(" MB", MEGABYTE));
  }

  /** Counts things, such as rows; a total of -1 is one that is not known. */
  public static Progress of(String task, long total, String unit) {
    return of(task, total, new ProgressBarBuilder().setUnit(" " + unit, 1));
  }

  public void to(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** For a total that is learnt on the way; negative while it is not known. */
  public void to(long done, long total) {
    if (bar != null && total >= 0) {
      bar.maxHint(total);
    }
    to(done);
  }

  public void by(long more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static Progress of(String task, long total, ProgressBarBuilder builder) {
    if (!Boolean.getBoolean("countersign.terminal")) {
      return new Progress(null);
    }
    return new Progress(
        builder
            .setTaskName(task)
            .setInitialMax(total)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setMaxRenderedLength(WIDTH)
            .setStyle(ProgressBarStyle.ASCII)
            .startsFrom(0, Duration.ZERO)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .showSpeed()
            .build());
  }
}
