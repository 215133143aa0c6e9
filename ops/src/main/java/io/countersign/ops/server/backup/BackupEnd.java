package io.countersign.ops.server.backup;

import java.util.List;

/** What a backup ends with: without it, it was cut off. */
record BackupEnd(List<Part> parts) {
  static final String ENTRY = "contents.json";

  BackupEnd {
    parts = List.copyOf(parts);
  }

  /**
   * The rows of a table.
   *
   * @param sha256 of their bytes
   */
  record Part(String table, long rows, long bytes, String sha256) {}

  long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  long rowsOf(String table) {
    return parts.stream().filter(part -> part.table().equals(table)).mapToLong(Part::rows).sum();
  }
}
