package io.countersign.ops.models;

/**
 * What a model run was begun with.
 *
 * @param rows that the model was asked for
 */
public record AskedRows(long rows) {}
