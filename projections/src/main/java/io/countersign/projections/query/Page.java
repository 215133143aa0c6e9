package io.countersign.projections.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for the page after this; {@code null} on the last one
 * @param asOf when the last event happened that the list surely includes
 * @param position of that event
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable Instant asOf, long position) {
  public Page {
    items = List.copyOf(items);
  }
}
