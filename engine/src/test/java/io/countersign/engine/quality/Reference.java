package io.countersign.engine.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What other libraries say: tables that {@code references.py} has written. */
public final class Reference {
  private Reference() {}

  /** A line of a table. */
  public record Line(List<String> fields) {
    public double number(int field) {
      return Double.parseDouble(fields.get(field));
    }

    public int whole(int field) {
      return Integer.parseInt(fields.get(field));
    }
  }

  /** The lines of a table, without its header. */
  public static List<Line> of(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("/quality/" + name)),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .map(line -> new Line(Stream.of(line.split(",", -1)).toList()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
