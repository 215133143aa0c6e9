package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks that a finished row be reopened; for those who had a say in it. */
public record AskReopening(
    @TargetAggregateIdentifier DataRowId dataRowId, UserId by, String reason) {}
