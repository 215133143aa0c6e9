package io.countersign.projections;

import org.jspecify.annotations.Nullable;

/**
 * Where a stored document is not what the event log says.
 *
 * @param field with dots; {@code _id} if the document is missing or should not be there
 * @param expected by the event log; {@code null} if nothing
 * @param found in the store; {@code null} if nothing
 */
public record Difference(
    String collection,
    String id,
    String field,
    @Nullable String expected,
    @Nullable String found) {}
