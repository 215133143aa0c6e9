package io.countersign.engine.batch;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes what an import into a batch came to. */
public record FinishImport(
    @TargetAggregateIdentifier BatchId batchId,
    long received,
    long registered,
    long duplicates,
    long failed) {}
