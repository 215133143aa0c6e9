package io.countersign.ops.server.imports.mapping;

import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first lines of an input.
 *
 * @param failure what ended it before there were enough
 * @param fields that their objects have
 * @param objects how many of them are objects
 */
record Beginning(List<Line> lines, @Nullable Exception failure, List<String> fields, int objects) {
  /** As many as a preview shows. */
  static final int LINES = 10;

  /** Most bytes that are kept of an input before it is decided how to read it. */
  private static final int BYTES = 1 << 20;

  /** Reads ahead: what fails here fails again where the reader gets to. */
  static Beginning of(LineSource source, JsonMapper json) {
    List<Line> lines = new ArrayList<>();
    Set<String> fields = new LinkedHashSet<>();
    int objects = 0;
    int bytes = 0;
    Exception failure = null;
    try {
      while (lines.size() < LINES && bytes < BYTES) {
        Line line = source.next();
        if (line == null) {
          break;
        }
        lines.add(line);
        if (line instanceof Line.Whole whole) {
          bytes += whole.fields().json().length;
          objects += addFields(whole, json, fields) ? 1 : 0;
        }
      }
    } catch (IOException | RequestRefused e) {
      failure = e;
    }
    return new Beginning(lines, failure, List.copyOf(fields), objects);
  }

  private static boolean addFields(Line.Whole line, JsonMapper json, Set<String> fields) {
    try {
      fields.addAll(line.fields().as(ObjectNode.class, json).propertyNames());
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
