package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a row out of the work, wherever it is. */
public record WithdrawDataRow(
    @TargetAggregateIdentifier DataRowId dataRowId, UserId by, String reason) {}
