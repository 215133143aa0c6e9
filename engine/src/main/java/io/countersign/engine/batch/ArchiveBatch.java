package io.countersign.engine.batch;

import io.countersign.engine.project.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a batch away: nobody is offered its rows. */
public record ArchiveBatch(@TargetAggregateIdentifier BatchId batchId, UserId by) {}
