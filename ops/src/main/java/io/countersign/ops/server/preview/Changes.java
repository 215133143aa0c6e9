package io.countersign.ops.server.preview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Where two values differ. */
final class Changes {
  private Changes() {}

  /** Paths such as {@code review.stages[1].share}; a list of another length is one change. */
  static List<String> between(Object before, Object after, JsonMapper json) {
    List<String> paths = new ArrayList<>();
    compare("", json.valueToTree(before), json.valueToTree(after), paths);
    return List.copyOf(paths);
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<String> paths) {
    if (before.isObject() && after.isObject()) {
      List<String> names = new ArrayList<>(before.propertyNames());
      after.propertyNames().stream().filter(name -> !before.has(name)).forEach(names::add);
      for (String name : names) {
        String inner = path.isEmpty() ? name : path + "." + name;
        compare(inner, orMissing(before.get(name)), orMissing(after.get(name)), paths);
      }
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(path + "[" + i + "]", before.get(i), after.get(i), paths);
      }
    } else if (!before.equals(after)) {
      paths.add(path);
    }
  }

  private static JsonNode orMissing(@Nullable JsonNode node) {
    return node == null || node.isNull() ? MissingNode.getInstance() : node;
  }
}
