package io.countersign.ops.server.answers;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to ask for the page after this; missing on the last one
 * @param asOf when it was so
 * @param position of the last event that it includes
 */
public record ItemList<T>(
    List<T> items, @Nullable String next, @Nullable Instant asOf, @Nullable Long position) {
  public ItemList {
    items = List.copyOf(items);
  }

  /** A page of at most {@code limit}, from up to one more. */
  public static <T> ItemList<T> of(
      List<T> found, int limit, Function<T, String> key, @Nullable AsOf asOf) {
    boolean more = found.size() > limit;
    List<T> shown = more ? found.subList(0, limit) : found;
    String next = more ? Parameters.mark(key.apply(shown.get(limit - 1))) : null;
    return new ItemList<>(
        shown, next, asOf == null ? null : asOf.asOf(), asOf == null ? null : asOf.position());
  }

  /** All there is, on one page. */
  public static <T> ItemList<T> whole(List<T> items) {
    return new ItemList<>(items, null, null, null);
  }

  public <R> ItemList<R> map(Function<T, R> change) {
    return new ItemList<>(items.stream().map(change).toList(), next, asOf, position);
  }
}
