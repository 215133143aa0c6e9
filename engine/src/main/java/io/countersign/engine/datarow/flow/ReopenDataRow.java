package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sends a finished row through review once more. */
public record ReopenDataRow(
    @TargetAggregateIdentifier DataRowId dataRowId, UserId by, String reason) {}
