package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one YAML mapping, noting what is wrong with each instead of stopping at the
 * first; a field that nobody asked for is wrong, too.
 */
final class YamlFields {
  private final String path;
  private final Map<?, ?> values;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();

  YamlFields(String path, Map<?, ?> values, List<FieldError> errors) {
    this.path = path;
    this.values = values;
    this.errors = errors;
  }

  /** The mapping under {@code name}; an empty one if it is missing or something else. */
  YamlFields section(String name) {
    if (value(name) instanceof Map<?, ?> map) {
      return new YamlFields(pathOf(name) + ".", map, errors);
    }
    wrong(name, "REQUIRED", "Expected a mapping");
    return new YamlFields(pathOf(name) + ".", Map.of(), new ArrayList<>());
  }

  String text(String name) {
    Object value = value(name);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    wrong(name, "REQUIRED", "Expected a text");
    return "";
  }

  @Nullable String textIfAny(String name) {
    return has(name) ? text(name) : null;
  }

  String textOr(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  boolean flagOr(String name, boolean fallback) {
    String text = textOr(name, Boolean.toString(fallback));
    if (!text.equals("true") && !text.equals("false")) {
      wrong(name, "WRONG_TYPE", "Expected true or false");
    }
    return text.equals("true");
  }

  int whole(String name, int least, int most) {
    try {
      int number = Integer.parseInt(text(name));
      if (number < least || number > most) {
        wrong(name, "OUT_OF_RANGE", "Expected " + least + " to " + most);
      }
      return Math.min(Math.max(number, least), most);
    } catch (NumberFormatException e) {
      wrong(name, "WRONG_TYPE", "Expected a whole number");
      return least;
    }
  }

  int wholeOr(String name, int least, int most, int fallback) {
    return has(name) ? whole(name, least, most) : fallback;
  }

  double numberOr(String name, double fallback) {
    return has(name) ? number(name, text(name)) : fallback;
  }

  /** One of the wire names. */
  <T> T one(String name, List<T> choices, Function<T, String> wireName) {
    String text = text(name);
    Optional<T> chosen =
        choices.stream().filter(choice -> wireName.apply(choice).equals(text)).findFirst();
    if (chosen.isEmpty()) {
      List<String> names = choices.stream().map(wireName).toList();
      wrong(name, "UNKNOWN_OPTION", "Expected one of " + names);
    }
    return chosen.orElse(choices.get(0));
  }

  List<String> texts(String name) {
    if (!(value(name) instanceof List<?> list)) {
      wrong(name, "REQUIRED", "Expected a list");
      return List.of();
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item instanceof String text && !text.isBlank()) {
        texts.add(text);
      } else {
        wrong(name + "[" + texts.size() + "]", "WRONG_TYPE", "Expected a text");
        return List.of();
      }
    }
    return texts;
  }

  List<Double> numbersOr(String name, List<Double> fallback) {
    if (!has(name)) {
      return fallback;
    }
    return texts(name).stream().map(text -> number(name, text)).toList();
  }

  Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!(value(name) instanceof Map<?, ?> map)) {
      wrong(name, "REQUIRED", "Expected a mapping of texts");
      return texts;
    }
    map.forEach(
        (key, value) -> {
          if (key instanceof String from && value instanceof String to) {
            texts.put(from, to);
          } else {
            wrong(name + "." + key, "WRONG_TYPE", "Expected a text");
          }
        });
    return texts;
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** Notes every field that was not asked for. */
  void refuseOthers() {
    for (Object key : values.keySet()) {
      if (!(key instanceof String name) || !asked.contains(name)) {
        wrong(String.valueOf(key), "UNKNOWN_FIELD", "Expected one of " + asked);
      }
    }
  }

  void wrong(String name, String code, String detail) {
    errors.add(new FieldError(pathOf(name), code, detail));
  }

  private double number(String name, String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // noted below, as for a number that is not finite
    }
    wrong(name, "WRONG_TYPE", "Expected a number");
    return 0;
  }

  private @Nullable Object value(String name) {
    asked.add(name);
    return values.get(name);
  }

  private String pathOf(String name) {
    return path + name;
  }
}
