package io.countersign.projections.row;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import org.jspecify.annotations.Nullable;

/** Which data rows of a project are wanted; {@code null} does not restrict. */
public record DataRowFilter(
    @Nullable DataRowState state,
    @Nullable String stage,
    @Nullable String key,
    @Nullable BatchId batch) {
  public static final DataRowFilter ALL = new DataRowFilter(null, null, null, null);
}
