package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for the row as the transaction under way sees it; the answer is only to be read. */
public record FindDataRow(@TargetAggregateIdentifier DataRowId dataRowId) {}
