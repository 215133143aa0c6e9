package io.countersign.ops.contract.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures as a table for people. */
public final class FigureTable {
  private static final List<String> HEADER =
      List.of("metric", "unit", "ours", "other", "ratio", "against", "goal", "met");

  /** Columns of numbers stand to the right. */
  private static final List<Integer> NUMBERS = List.of(2, 3, 4);

  private FigureTable() {}

  public static String of(String name, List<Figure> figures) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADER);
    figures.forEach(figure -> lines.add(cells(figure)));
    int[] widths = widths(lines);
    StringBuilder table = new StringBuilder(name).append('\n');
    lines.forEach(line -> table.append(line(line, widths)).append('\n'));
    return table.toString();
  }

  private static List<String> cells(Figure figure) {
    return List.of(
        figure.metric(),
        figure.unit(),
        Figure.number(figure.ours()),
        text(figure.other(), Figure::number),
        text(figure.ratio(), "%.2f"::formatted),
        text(figure.against(), Function.identity()),
        text(figure.goal(), Function.identity()),
        text(figure.met(), met -> met ? "yes" : "NO"));
  }

  private static <T> String text(@Nullable T value, Function<T, String> words) {
    return value == null ? "" : words.apply(Objects.requireNonNull(value));
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[HEADER.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String pad = " ".repeat(widths[column] - cells.get(column).length());
      String cell = cells.get(column);
      line.append("  ").append(NUMBERS.contains(column) ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }
}
