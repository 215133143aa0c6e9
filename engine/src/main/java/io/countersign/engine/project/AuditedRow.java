package io.countersign.engine.project;

import java.time.Instant;

/**
 * A row that a model was confident of, and that a person was shown all the same.
 *
 * @param acceptedAt when people had decided it
 * @param right whether they came to what the model had proposed
 */
public record AuditedRow(Instant acceptedAt, boolean right) {}
