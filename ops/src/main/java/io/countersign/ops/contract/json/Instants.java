package io.countersign.ops.contract.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Instants as they come over the wire. */
public final class Instants {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Instants() {}

  /**
   * Reads one, such as {@code 2030-01-31T12:00:00Z}.
   *
   * @throws DateTimeParseException if it is none, or not of the years 1 to 9999, as not every store
   *     and client knows others
   */
  public static Instant parse(String text) {
    Instant instant = Instant.parse(text);
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeParseException("Expected an instant of the years 1 to 9999", text, 0);
    }
    return instant;
  }
}
