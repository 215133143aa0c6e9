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
  private static final int OWN_USER = 11;

  private static final int DEAD_CHILDREN_SYSTEM = 14;

  private ProcessorTime() {}

  /** Of a process and its children, those that have ended included. */
  static Duration ofTree(long pid) {
    long ticks = ticks(pid, DEAD_CHILDREN_SYSTEM);
    long children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(child -> ticks(child.pid(), OWN_USER + 1))
            .sum();
    return Duration.ofNanos((ticks + children) * TICK_NANOS);
  }

  /** The sum from the own user time up to the field {@code last}; 0 once the process is gone. */
  private static long ticks(long pid, int last) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String text = Files.readString(stat);
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int field = OWN_USER; field <= last; field++) {
        sum += Long.parseLong(fields[field]);
      }
      return sum;
    } catch (IOException e) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return 0;
      }
      throw new UncheckedIOException(e);
    }
  }
}
