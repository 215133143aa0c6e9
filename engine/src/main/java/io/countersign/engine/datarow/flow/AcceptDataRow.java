package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes the row's label final. */
public record AcceptDataRow(@TargetAggregateIdentifier DataRowId dataRowId) {}
