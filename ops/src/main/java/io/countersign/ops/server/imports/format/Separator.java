package io.countersign.ops.server.imports.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds out what stands between the cells of a table. */
final class Separator {
  private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');
  private static final int RECORDS = 100;

  private Separator() {}

  /** How a table looks with one of them. */
  private record Shape(double alike, int columns) {
    boolean isBetterThan(Shape other) {
      return alike == other.alike ? columns > other.columns : alike > other.alike;
    }
  }

  /**
   * The one by which most records have as many cells as the first, and then the one by which they
   * have most; a comma where there is only one column.
   *
   * @param cut whether {@code beginning} may end within a record
   */
  static char of(String beginning, boolean cut) {
    char best = KNOWN.get(0);
    Shape shapeOfBest = new Shape(0, 1);
    for (char candidate : KNOWN) {
      Shape shape = shape(widths(beginning, candidate), cut);
      if (shape.columns() > 1 && shape.isBetterThan(shapeOfBest)) {
        best = candidate;
        shapeOfBest = shape;
      }
    }
    return best;
  }

  private static Shape shape(List<Integer> widths, boolean cut) {
    int whole = cut && widths.size() > 1 ? widths.size() - 1 : widths.size();
    if (whole == 0) {
      return new Shape(0, 0);
    }
    int columns = widths.get(0);
    long alike = widths.stream().limit(whole).filter(width -> width == columns).count();
    return new Shape((double) alike / whole, columns);
  }

  private static List<Integer> widths(String beginning, char separator) {
    List<Integer> widths = new ArrayList<>();
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
    try (CSVParser parser =
        CSVParser.builder().setReader(new StringReader(beginning)).setFormat(format).get()) {
      for (CSVRecord row : parser) {
        widths.add(row.size());
        if (widths.size() == RECORDS) {
          break;
        }
      }
    } catch (UncheckedIOException | IllegalStateException | IOException broken) {
      widths.add(-1);
    }
    return widths;
  }
}
