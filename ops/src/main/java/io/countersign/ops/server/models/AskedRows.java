package io.countersign.ops.server.models;

/**
 * What a model run was begun with.
 *
 * @param rows that the model was asked for
 */
public record AskedRows(long rows) {}
