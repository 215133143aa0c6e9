package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Leaves a row finished that somebody asked to have reopened. */
public record DeclineReopening(
    @TargetAggregateIdentifier DataRowId dataRowId, UserId by, @Nullable String comment) {}
