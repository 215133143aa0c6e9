package io.countersign.projections.query;

import io.countersign.projections.store.Fields;
import io.countersign.projections.store.SortedPaging.Place;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The opaque form of the place in a sorted list that a page ends with. */
final class SortMark {
  private SortMark() {}

  static String write(Sorting sorting, Document last) {
    Object value = last.get(sorting.key().field());
    String said = value == null ? "" : "=" + sorting.key().writing().apply(value);
    return PageMark.write(head(sorting) + Fields.text(last, Fields.ID) + said);
  }

  private static String head(Sorting sorting) {
    return sorting.key().field() + (sorting.descending() ? "-" : "+");
  }

  /**
   * Reads the place.
   *
   * @throws InvalidPageMark if {@code mark} is not of that form, or of another order
   */
  static Place read(Sorting sorting, String mark) {
    String text = PageMark.read(mark);
    String head = head(sorting);
    if (!text.startsWith(head)) {
      throw new InvalidPageMark(mark, null);
    }
    String place = text.substring(head.length());
    int end = place.indexOf('=');
    try {
      return end < 0
          ? new Place(null, place)
          : new Place(value(sorting, place.substring(end + 1)), place.substring(0, end));
    } catch (IllegalArgumentException e) {
      throw new InvalidPageMark(mark, e);
    }
  }

  private static @Nullable Comparable<?> value(Sorting sorting, String text) {
    return sorting.key().reading().apply(text);
  }
}
