package io.countersign.ops.server.backup;

import java.util.List;
import java.util.stream.Collectors;

/** A table of ours, and its columns. */
record BackedUpTable(String name, List<String> columns) {
  private static final String FOLDER = "tables/";

  BackedUpTable {
    columns = List.copyOf(columns);
  }

  /** What its rows are called in the file. */
  String entry() {
    return FOLDER + name;
  }

  String copyOut() {
    return "COPY " + withColumns() + " TO STDOUT (FORMAT binary)";
  }

  String copyIn() {
    return "COPY " + withColumns() + " FROM STDIN (FORMAT binary)";
  }

  String delete() {
    return "DELETE FROM " + quoted(name);
  }

  private String withColumns() {
    return quoted(name)
        + columns.stream().map(BackedUpTable::quoted).collect(Collectors.joining(", ", " (", ")"));
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
