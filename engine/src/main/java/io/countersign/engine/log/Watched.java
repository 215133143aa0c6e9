package io.countersign.engine.log;

import io.countersign.engine.log.CommandWatch.Outcome;
import io.countersign.engine.refusal.CommandRefused;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures one transaction of commands, with all its attempts. */
final class Watched {
  private final CommandWatch watch;
  private @Nullable String command;
  private int attempts;

  Watched(CommandWatch watch) {
    this.watch = watch;
  }

  /** An attempt has ended, well or not. */
  void tried(@Nullable String firstCommand, int attempt) {
    command = firstCommand;
    attempts = attempt;
  }

  <T> T run(Supplier<T> work) {
    long started = System.nanoTime();
    Outcome outcome = Outcome.FAILED;
    try {
      T result = work.get();
      outcome = Outcome.DONE;
      return result;
    } catch (CommandRefused refused) {
      outcome = Outcome.REFUSED;
      throw refused;
    } finally {
      if (command != null) {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        watch.ended(command, outcome, took, attempts);
      }
    }
  }
}
