package io.countersign.projections.query;

import java.util.Date;
import java.util.function.Function;

/**
 * A field that documents are sorted by, and its values as a page's mark holds them.
 *
 * @param reading makes the value of its text again; an {@link IllegalArgumentException} if it can't
 */
public record SortKey(
    String field, Function<Object, String> writing, Function<String, Comparable<?>> reading) {
  public static SortKey text(String field) {
    return new SortKey(field, String.class::cast, text -> text);
  }

  /** An instant, in milliseconds. */
  public static SortKey instant(String field) {
    return new SortKey(
        field,
        value -> Long.toString(((Date) value).getTime()),
        text -> new Date(Long.parseLong(text)));
  }

  public static SortKey number(String field) {
    return new SortKey(
        field, value -> Double.toString((Double) value), text -> Double.valueOf(text));
  }
}
