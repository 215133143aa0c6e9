package io.countersign.ops.server.imports.mapping;

import io.countersign.ops.server.imports.mapping.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says of each column which field of a row it is: what a mapping says of it, else what it is
 * called, else metadata.
 */
final class Columns {
  private static final Set<String> FIELDS =
      Set.of(
          Mapping.KEY,
          Mapping.TEXT,
          Mapping.IMAGE,
          Mapping.TRUTH,
          Mapping.PRE_LABEL,
          Mapping.METADATA);

  private final Mapping mapping;
  private final Map<String, String> fields = new HashMap<>();
  private final boolean restIgnored;

  Columns(Mapping mapping) {
    this.mapping = mapping;
    for (Entry entry : mapping.entries()) {
      fields.put(entry.column(), field(entry));
    }
    this.restIgnored = Mapping.IGNORE.equals(fields.get(Mapping.REST));
    fields.remove(Mapping.CONTENT);
    fields.remove(Mapping.REST);
  }

  private static String field(Entry entry) {
    boolean own = entry.field().equals(Mapping.METADATA);
    boolean whole = entry.column().equals(Mapping.METADATA);
    return own && !whole ? Mapping.ENTRY + entry.column() : entry.field();
  }

  /** The field that a column is: one of a row, {@code metadata.NAME} or {@code ignore}. */
  String field(String column) {
    String given = fields.get(column);
    if (given != null) {
      return given;
    }
    boolean named = FIELDS.contains(column) || Mapping.isEntry(column);
    if (named && !isTaken(column)) {
      return column;
    }
    return restIgnored ? Mapping.IGNORE : Mapping.ENTRY + column;
  }

  private boolean isTaken(String field) {
    return fields.containsValue(field) || (field.equals(Mapping.KEY) && mapping.keysFromContent());
  }

  boolean keysFromContent() {
    return mapping.keysFromContent();
  }

  /** Those that the mapping names and the input does not have. */
  List<String> absentFrom(List<String> columns) {
    return fields.keySet().stream().filter(column -> !columns.contains(column)).sorted().toList();
  }

  /** What a row has to have and gets from none of {@code columns}. */
  List<String> missing(List<String> columns, Needs needs) {
    List<String> given = columns.stream().map(this::field).toList();
    List<String> missing = new ArrayList<>();
    if (!keysFromContent() && !given.contains(Mapping.KEY)) {
      missing.add(Mapping.KEY);
    }
    if (needs.contents().stream().noneMatch(given::contains)) {
      missing.add(String.join(" or ", needs.contents()));
    }
    return missing;
  }

  /** The same with each column named. */
  Mapping named(List<String> columns) {
    List<Entry> entries = new ArrayList<>();
    if (keysFromContent()) {
      entries.add(new Entry(Mapping.KEY, Mapping.CONTENT));
    }
    for (String column : columns) {
      String field = field(column);
      boolean own = field.equals(Mapping.ENTRY + column);
      entries.add(new Entry(own ? Mapping.METADATA : field, column));
    }
    return new Mapping(entries);
  }
}
