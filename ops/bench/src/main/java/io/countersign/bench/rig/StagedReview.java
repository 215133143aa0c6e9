package io.countersign.bench.rig;

import io.countersign.engine.project.FlowId;
import io.countersign.processes.Processes;

/** The flow that is measured where one is enough. */
public final class StagedReview {
  public static final FlowId FLOW =
      Processes.shippedFlows().newest("staged-review").orElseThrow().id();

  private StagedReview() {}
}
