package io.countersign.ops.server.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of the schema, in an order in which no row comes before what it refers to. */
final class OurTables {
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attgenerated = ''
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
          AND c.relname <> 'flyway_schema_history'
        ORDER BY c.relname, a.attnum
      """;
  private static final String REFERENCES =
      """
      SELECT f.conrelid::regclass::text, f.confrelid::regclass::text FROM pg_constraint f
        WHERE f.contype = 'f' AND f.connamespace = current_schema()::regnamespace
          AND f.conrelid <> f.confrelid
      """;

  private OurTables() {}

  static List<BackedUpTable> of(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    Map<String, Set<String>> references = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found = statement.executeQuery(COLUMNS)) {
        while (found.next()) {
          columns
              .computeIfAbsent(found.getString(1), any -> new ArrayList<>())
              .add(found.getString(2));
        }
      }
      try (ResultSet found = statement.executeQuery(REFERENCES)) {
        while (found.next()) {
          references
              .computeIfAbsent(found.getString(1), any -> new TreeSet<>())
              .add(found.getString(2));
        }
      }
    }
    return inOrder(columns, references);
  }

  private static List<BackedUpTable> inOrder(
      Map<String, List<String>> columns, Map<String, Set<String>> references) {
    Map<String, BackedUpTable> ordered = new LinkedHashMap<>();
    columns
        .keySet()
        .forEach(name -> add(name, columns, references, ordered, new LinkedHashSet<>()));
    return List.copyOf(ordered.values());
  }

  private static void add(
      String name,
      Map<String, List<String>> columns,
      Map<String, Set<String>> references,
      Map<String, BackedUpTable> ordered,
      Set<String> waiting) {
    if (ordered.containsKey(name)) {
      return;
    }
    if (!waiting.add(name)) {
      throw new IllegalStateException("Expected no ring of foreign keys, but " + waiting);
    }
    references
        .getOrDefault(name, Set.of())
        .forEach(other -> add(other, columns, references, ordered, waiting));
    waiting.remove(name);
    ordered.put(name, new BackedUpTable(name, columns.getOrDefault(name, List.of())));
  }
}
