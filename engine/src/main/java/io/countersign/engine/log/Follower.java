package io.countersign.engine.log;

import java.util.List;

/**
 * Keeps something in step with the events, inside the transaction that stores them. It may send
 * further commands, which join that transaction; whatever it throws rolls everything back. On a
 * retry it is called again after its earlier work was rolled back.
 */
@FunctionalInterface
public interface Follower {

  /** Follows what was published since the last call, in order. */
  void follow(List<RecordedEvent> events);

  /**
   * Whether it needs to know the events' positions in the log. Then it follows once they are
   * stored, after those that don't, and may not send commands.
   */
  default boolean needsPositions() {
    return false;
  }
}
