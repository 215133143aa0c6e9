package io.countersign.engine.datarow;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Finds the label wrong. */
public record RejectLabel(
    @TargetAggregateIdentifier DataRowId dataRowId, Decision decision, String reason) {}
