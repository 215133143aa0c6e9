package io.countersign.engine.datarow.label;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Finds the label right. */
public record ApproveLabel(@TargetAggregateIdentifier DataRowId dataRowId, Decision decision) {}
