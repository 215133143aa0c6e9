package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Brings a withdrawn row back. */
public record RestoreDataRow(@TargetAggregateIdentifier DataRowId dataRowId, UserId by) {}
