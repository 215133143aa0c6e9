package io.countersign.projections.query;

/** In which order documents are listed: by a field and, where that is equal, by id. */
public record Sorting(SortKey key, boolean descending) {}
