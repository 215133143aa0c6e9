package io.countersign.ops.server.operations;

import org.jspecify.annotations.Nullable;

/** What an operation does. */
@FunctionalInterface
public interface Work {
  /**
   * Does it, on a thread that is interrupted when the node stops.
   *
   * @return the result, which is shown as JSON
   */
  @Nullable OperationOutcome run(Steps steps) throws Exception;
}
