package io.countersign.engine.datarow;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes the row's label final. */
public record AcceptDataRow(@TargetAggregateIdentifier DataRowId dataRowId) {}
