package io.countersign.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What processes have used of the processors, as Linux tells it. */
final class ProcessorTime {
  private static final long TICK_NANOS = 10_000_000;

  /** Fields of {@code /proc/PID/stat} after the name, which may hold spaces. */
  private static final int USER = 11;

  private static final int DEAD_CHILDREN_USER = 13;

  private ProcessorTime() {}

  /** Of a process and its children, those that have ended included. */
  static Duration ofTree(long pid) {
    long dead = ticks(pid, DEAD_CHILDREN_USER);
    while (true) {
      long living = ticks(pid, USER) + ofChildren(pid);
      long deadNow = ticks(pid, DEAD_CHILDREN_USER);
      if (deadNow == dead) {
        return Duration.ofNanos((living + dead) * TICK_NANOS);
      }
      // One has ended meanwhile, and was counted twice or not at all.
      dead = deadNow;
    }
  }

  private static long ofChildren(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .mapToLong(child -> ticks(child.pid(), USER))
        .sum();
  }

  /** The sum of a user time and the system time that follows; 0 once the process is gone. */
  private static long ticks(long pid, int user) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1]);
    } catch (IOException e) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return 0;
      }
      throw new UncheckedIOException(e);
    }
  }
}
