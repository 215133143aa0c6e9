package io.countersign.ops.server.models;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.ops.server.operations.OperationOutcome;

/**
 * What a model run was begun with.
 *
 * @param rows that the model was asked for
 */
@JsonTypeName("model-run")
public record AskedRows(long rows) implements OperationOutcome {}
