package io.countersign.projections.store;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.figure.Share;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of documents. Instants are kept in milliseconds. */
public final class Fields {
  public static final String ID = "_id";

  /** In every document: the position of the last event that it includes. */
  public static final String POSITION = "position";

  private Fields() {}

  public static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  public static @Nullable Instant instant(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }

  /** A number; 0 where it is missing. */
  public static long number(Document document, String... path) {
    Object value = document;
    for (String step : path) {
      value = value instanceof Document inner ? inner.get(step) : null;
    }
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** A document in a document; an empty one where it is missing. */
  public static Document child(Document document, String field) {
    return document.get(field) instanceof Document child ? child : new Document();
  }

  public static String text(Document document, String field) {
    String text = document.getString(field);
    if (text == null) {
      throw new IllegalStateException(
          "Expected %s in %s, but there is none".formatted(field, document.get(ID)));
    }
    return text;
  }

  /** Numbers by their field names as they were before they were escaped, in order. */
  public static Map<String, Long> numbers(Document counts) {
    Map<String, Long> numbers = new TreeMap<>();
    counts.forEach((key, value) -> numbers.put(Keys.unescape(key), ((Number) value).longValue()));
    return numbers;
  }

  /** Documents by their field names as they were before they were escaped, in order. */
  public static <T> Map<String, T> children(
      Document parent, BiFunction<String, Document, T> reading) {
    Map<String, T> children = new TreeMap<>();
    for (String field : parent.keySet()) {
      String key = Keys.unescape(field);
      children.put(key, reading.apply(key, child(parent, field)));
    }
    return children;
  }

  public static Map<DataRowState, Long> states(Document counts) {
    Map<DataRowState, Long> states = new EnumMap<>(DataRowState.class);
    numbers(counts).forEach((name, count) -> states.put(DataRowState.valueOf(name), count));
    return states;
  }

  /**
   * A share of what was counted. What only some days counted may be below zero, where what was
   * counted before is taken back in them; that counts as nothing.
   */
  public static Share share(long part, long whole) {
    long of = Math.max(0, whole);
    return Share.of(Math.max(0, Math.min(of, part)), of);
  }
}
