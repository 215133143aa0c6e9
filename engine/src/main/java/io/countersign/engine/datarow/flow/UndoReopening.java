package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Finishes a reopened row as it was, unless something happened to it since. */
public record UndoReopening(@TargetAggregateIdentifier DataRowId dataRowId, UserId by) {}
