package io.countersign.ops.server.security;

import io.countersign.ops.fixture.PageTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The tables of {@code permissions.md}: by call and column what is let in. */
record PermissionPage(Map<String, Map<String, String>> calls, Map<String, String> ways) {
  private static final String FILE = "permissions.md";

  static PermissionPage read() {
    Map<String, String> ways = new LinkedHashMap<>();
    PageTable.read(FILE, "way", "counts as")
        .rows()
        .forEach((way, cells) -> ways.put(way, Objects.requireNonNull(cells.get("counts as"))));
    return new PermissionPage(PageTable.read(FILE, "call", "nobody").rows(), ways);
  }

  String cell(String call, String column) {
    return Objects.requireNonNull(Objects.requireNonNull(calls.get(call)).get(column));
  }
}
