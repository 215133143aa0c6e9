package io.countersign.ops.server.operations;

/**
 * Something in which the stores do not agree.
 *
 * @param store that does not hold what the event log says: {@code directory}, {@code processes} or
 *     {@code projections}
 * @param subject the id of what it is about
 * @param text for people: what was expected, and what there is
 */
public record Finding(String store, String subject, String text) {}
