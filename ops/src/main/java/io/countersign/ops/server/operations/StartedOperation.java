package io.countersign.ops.server.operations;

/**
 * The answer to a request that started an operation.
 *
 * @param operation to ask for its progress with
 */
public record StartedOperation(String operation, String kind) {}
