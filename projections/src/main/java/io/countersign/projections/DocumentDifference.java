package io.countersign.projections;

import io.countersign.projections.store.Fields;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Compares documents field by field; the order of fields means nothing. */
final class DocumentDifference {
  /** Exact to the hour: an instant of it that depends on the order in which rows are folded. */
  private static final Pattern FIRST_OF_HOUR = Pattern.compile("(.*\\.)?hours\\.\\d+\\.first");

  private final Map<String, Values> byField = new TreeMap<>();

  private DocumentDifference() {}

  /** What a field should be and what it is. */
  record Values(@Nullable String expected, @Nullable String found) {}

  /** The fields that differ, with dots. */
  static Map<String, Values> between(@Nullable Document expected, @Nullable Document found) {
    DocumentDifference difference = new DocumentDifference();
    if (expected == null || found == null) {
      difference.compare(Fields.ID, id(expected), id(found));
    } else {
      difference.compareFields("", expected, found);
    }
    return difference.byField;
  }

  private static @Nullable Object id(@Nullable Document document) {
    return document == null ? null : document.get(Fields.ID);
  }

  private void compareFields(String prefix, Document expected, Document found) {
    TreeSet<String> fields = new TreeSet<>(expected.keySet());
    fields.addAll(found.keySet());
    for (String field : fields) {
      compare(prefix + field, expected.get(field), found.get(field));
    }
  }

  private void compare(String field, @Nullable Object expected, @Nullable Object found) {
    if (expected instanceof Document expectedInner && found instanceof Document foundInner) {
      compareFields(field + ".", expectedInner, foundInner);
    } else if (!Objects.equals(expected, found) && !isEstimate(field, expected, found)) {
      byField.put(field, new Values(text(expected), text(found)));
    }
  }

  private static boolean isEstimate(
      String field, @Nullable Object expected, @Nullable Object found) {
    return expected != null && found != null && FIRST_OF_HOUR.matcher(field).matches();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
