package io.countersign.ops.cli.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A view of the server as text for people: values as lines, lists and maps of values as tables. */
public final class Readable {
  private static final String INDENT = "  ";
  private static final int DECIMALS = 3;

  private Readable() {}

  public static String of(JsonNode view) {
    StringBuilder text = new StringBuilder();
    append(text, "", view);
    return text.toString();
  }

  /** A single value as it stands in a table; a dash where there is none. */
  public static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "-";
    }
    if (value.isFloat() || value.isDouble() || value.isBigDecimal()) {
      return decimal(value.decimalValue());
    }
    if (value.isArray()) {
      return String.join(", ", value.valueStream().map(Readable::cell).toList());
    }
    if (value.isObject()) {
      return String.join(
          ", ",
          value
              .propertyStream()
              .map(field -> field.getKey() + "=" + cell(field.getValue()))
              .toList());
    }
    return value.asString().strip().replaceAll("\\s+", " ");
  }

  private static void append(StringBuilder text, String indent, JsonNode object) {
    int width =
        object
            .propertyStream()
            .filter(field -> !isStructure(field.getValue()))
            .mapToInt(field -> words(field.getKey()).length())
            .max()
            .orElse(0);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = words(field.getKey());
      if (isStructure(field.getValue())) {
        text.append(indent).append(name).append('\n');
        appendStructure(text, indent + INDENT, field.getValue());
      } else {
        String padding = " ".repeat(width - name.length());
        text.append(indent).append(name).append(padding).append(INDENT);
        text.append(cell(field.getValue())).append('\n');
      }
    }
  }

  private static void appendStructure(StringBuilder text, String indent, JsonNode structure) {
    if (structure.isEmpty()) {
      text.append(indent).append("none\n");
    } else if (structure.isArray()) {
      text.append(table(structure.valueStream().toList(), List.of()).format(indent));
    } else if (structure.valueStream().allMatch(JsonNode::isObject)) {
      List<String> names = structure.propertyStream().map(Map.Entry::getKey).toList();
      text.append(table(structure.valueStream().toList(), names).format(indent));
    } else {
      append(text, indent, structure);
    }
  }

  /** The objects as rows, each after its name if there are names. */
  private static Table table(List<JsonNode> objects, List<String> names) {
    Set<String> fields = new LinkedHashSet<>();
    objects.forEach(object -> object.propertyNames().forEach(fields::add));
    List<String> head = new ArrayList<>(names.isEmpty() ? List.of() : List.of(""));
    fields.forEach(field -> head.add(words(field)));
    Table table = new Table(head);
    for (int index = 0; index < objects.size(); index++) {
      JsonNode object = objects.get(index);
      List<String> row = new ArrayList<>(names.isEmpty() ? List.of() : List.of(names.get(index)));
      fields.forEach(field -> row.add(cell(object.path(field))));
      table.add(row);
    }
    return table;
  }

  private static boolean isStructure(JsonNode value) {
    return value.isObject() || value.isArray() && value.path(0).isObject();
  }

  private static String decimal(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }

  /** {@code dueAt} as "due at"; names that are data, such as a state, stay as they are. */
  private static String words(String name) {
    return name.matches("[a-z]+([A-Z][a-z0-9]*)+")
        ? name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
        : name;
  }
}
