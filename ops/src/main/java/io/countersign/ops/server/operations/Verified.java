package io.countersign.ops.server.operations;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * What a verification found.
 *
 * @param differences how many, as far as they were counted
 * @param items the first of them
 * @param rows compared with process state and queue
 * @param documents of the projections that were compared
 * @param unsettled documents that changed too fast to be compared
 * @param position that the projections were compared at
 */
@JsonTypeName("verify")
public record Verified(
    long differences, List<Finding> items, long rows, long documents, long unsettled, long position)
    implements OperationOutcome {
  public Verified {
    items = List.copyOf(items);
  }
}
