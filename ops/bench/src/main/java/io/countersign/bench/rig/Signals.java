package io.countersign.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to processes that a trial has started. */
public final class Signals {
  private Signals() {}

  /**
   * Sends a signal, as {@code kill} does; a process that is gone already is left alone.
   *
   * @param name such as {@code KILL} or {@code STOP}
   */
  public static void send(String name, long pid) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
