package io.countersign.projections.fold;

import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.FlowId;
import java.time.Instant;

/**
 * Where a row waits.
 *
 * @param flow that its policy names
 * @param since when it came there, or its task was opened again
 */
public record Waiting(FlowId flow, FlowStep step, Instant since) {}
