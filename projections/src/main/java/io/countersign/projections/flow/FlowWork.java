package io.countersign.projections.flow;

import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.FlowId;
import io.countersign.projections.sla.OpenCounts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open rows of a project.
 *
 * @param flows by flow and version, since rows keep the policy that they came under, and by step
 */
public record FlowWork(
    Map<FlowId, Map<FlowStep, OpenCounts>> flows, @Nullable Instant asOf, long position) {}
