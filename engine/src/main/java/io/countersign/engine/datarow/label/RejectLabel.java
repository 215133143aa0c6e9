package io.countersign.engine.datarow.label;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Finds the label wrong. */
public record RejectLabel(
    @TargetAggregateIdentifier DataRowId dataRowId, Decision decision, String reason) {}
