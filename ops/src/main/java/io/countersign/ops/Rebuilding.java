package io.countersign.ops;

import java.util.function.DoubleConsumer;

/** Makes anew what follows from the event log, while nothing else works on the stores. */
public interface Rebuilding {
  /**
   * Folds the log into a new set of projections, and switches to it.
   *
   * @param progress told the share done, in [0, 1]
   */
  void projections(DoubleConsumer progress);

  /**
   * Wipes process state and work queue, and brings each row to where the log says it is.
   *
   * @param progress told the share done, in [0, 1]
   */
  void processes(DoubleConsumer progress);
}
