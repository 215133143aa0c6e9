package io.countersign.ops.server.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of {@code permissions.md}: by call and column what is let in. */
record PermissionPage(Map<String, Map<String, String>> calls, Map<String, String> ways) {
  private static final Path FILE = Path.of("permissions.md");

  static PermissionPage read() {
    try {
      List<String> lines = Files.readAllLines(FILE);
      return new PermissionPage(calls(table(lines, "call")), ways(table(lines, "way")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, String>> calls(List<List<String>> table) {
    List<String> columns = table.get(0);
    Map<String, Map<String, String>> calls = new LinkedHashMap<>();
    for (List<String> row : table.subList(2, table.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 1; i < columns.size(); i++) {
        cells.put(columns.get(i), row.get(i));
      }
      calls.put(row.get(0).replace("`", ""), cells);
    }
    return calls;
  }

  private static Map<String, String> ways(List<List<String>> table) {
    Map<String, String> ways = new LinkedHashMap<>();
    table.subList(2, table.size()).forEach(row -> ways.put(row.get(0), row.get(1)));
    return ways;
  }

  /** The rows of the table whose first column has this title; the title and a line come first. */
  private static List<List<String>> table(List<String> lines, String title) {
    List<List<String>> table = new ArrayList<>();
    int line =
        lines.indexOf(
            lines.stream()
                .filter(l -> l.startsWith("| " + title + " |"))
                .findFirst()
                .orElseThrow());
    while (line < lines.size() && lines.get(line).startsWith("|")) {
      String row = lines.get(line++);
      table.add(
          Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
              .map(String::strip)
              .toList());
    }
    return table;
  }

  String cell(String call, String column) {
    return Objects.requireNonNull(Objects.requireNonNull(calls.get(call)).get(column));
  }
}
