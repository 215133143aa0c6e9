package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import came to.
 *
 * @param id of the batch
 * @param received lines
 * @param registered new rows
 * @param duplicates rows whose key the project has already
 * @param failed lines that did not go in
 * @param preLabelsLeftOut pre-labels that could not be taken; their rows could
 * @param leftOutBecause why the first of them could not; {@code null} if there is none
 * @param inputs how what came was read, of the first files
 * @param position of the last event
 */
public record ImportAnswer(
    BatchId id,
    long received,
    long registered,
    long duplicates,
    long failed,
    long preLabelsLeftOut,
    @Nullable String leftOutBecause,
    List<ReadInput> inputs,
    long position) {}
