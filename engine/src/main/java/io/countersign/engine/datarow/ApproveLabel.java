package io.countersign.engine.datarow;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Finds the label right. */
public record ApproveLabel(@TargetAggregateIdentifier DataRowId dataRowId, Decision decision) {}
