package io.countersign.engine.log;

import java.time.Duration;

/** Is told how each transaction of commands ended; it must return at once and never throw. */
@FunctionalInterface
public interface CommandWatch {
  /** For nobody. */
  CommandWatch NONE = (command, outcome, took, attempts) -> {};

  /** How it ended. */
  enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }

  /**
   * A transaction that sent at least one command has ended.
   *
   * @param command the first that was sent in it, by the name of its class
   * @param took from the first statement to the commit, with all attempts
   * @param attempts more than one if others were faster
   */
  void ended(String command, Outcome outcome, Duration took, int attempts);
}
