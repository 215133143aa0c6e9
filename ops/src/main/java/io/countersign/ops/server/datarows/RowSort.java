package io.countersign.ops.server.datarows;

import io.countersign.projections.row.RowOrder;
import org.jspecify.annotations.Nullable;

/**
 * In which order somebody wants to see rows.
 *
 * @param sort what they are sorted by, those that have none of it last; by age without it
 * @param descending whether from the greatest on
 */
record RowSort(@Nullable RowOrder sort, @Nullable Boolean descending) {}
