package io.countersign.ops.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned columns; a column of numbers is aligned to the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(List<String> head) {
    this.head = List.copyOf(head);
  }

  public void add(List<String> row) {
    if (row.size() != head.size()) {
      throw new IllegalArgumentException(
          "Expected %d cells, but were %d".formatted(head.size(), row.size()));
    }
    rows.add(List.copyOf(row));
  }

  /** Each line starts with {@code indent} and ends with a line break. */
  public String format(String indent) {
    StringBuilder text = new StringBuilder();
    append(text, indent, head);
    rows.forEach(row -> append(text, indent, row));
    return text.toString();
  }

  private void append(StringBuilder text, String indent, List<String> cells) {
    StringBuilder line = new StringBuilder(indent);
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(isNumeric(column) ? padding + cell : cell + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(head.get(column).length(), Math::max);
  }

  private boolean isNumeric(int column) {
    return rows.stream().allMatch(row -> row.get(column).matches("[-–]|-?[\\d.,]+%?|"));
  }
}
