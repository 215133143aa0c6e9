package io.countersign.ops.server.operations;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an operation came to; its {@code kind}, the same as the operation's, says which it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = OperationOutcome.KIND)
public interface OperationOutcome {
  String KIND = "kind";
}
