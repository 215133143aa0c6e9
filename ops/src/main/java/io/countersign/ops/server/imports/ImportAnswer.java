package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;

/**
 * What an import came to.
 *
 * @param id of the batch
 * @param received lines
 * @param registered new rows
 * @param duplicates rows whose key the project has already
 * @param failed lines that did not go in
 * @param position of the last event
 */
public record ImportAnswer(
    BatchId id, long received, long registered, long duplicates, long failed, long position) {}
