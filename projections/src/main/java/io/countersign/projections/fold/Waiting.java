package io.countersign.projections.fold;

import io.countersign.engine.datarow.flow.FlowStep;
import java.time.Instant;

/**
 * Where a row waits.
 *
 * @param flow that its policy names
 * @param since when it came there, or its task was opened again
 */
public record Waiting(String flow, FlowStep step, Instant since) {}
