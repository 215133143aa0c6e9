package io.countersign.ops.server.description;

import io.countersign.ops.server.answers.ItemList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.ResolvableType;

/** Names the schemas of our types: short, and never one name for two. */
final class SchemaNames {
  private final Map<String, String> types = new ConcurrentHashMap<>();

  /**
   * The name of a type's schema.
   *
   * @throws IllegalStateException if another type has this name
   */
  String of(ResolvableType type) {
    String name = name(type);
    String known = types.putIfAbsent(name, type.toString());
    if (known != null && !known.equals(type.toString())) {
      throw new IllegalStateException(
          "Expected one type called %s, but there are %s and %s".formatted(name, known, type));
    }
    return name;
  }

  private static String name(ResolvableType type) {
    Class<?> raw = type.toClass();
    if (!type.hasGenerics()) {
      return name(raw);
    }
    String whole = raw == ItemList.class ? "List" : name(raw);
    return name(type.getGeneric(0)) + whole;
  }

  /** Forms belong to their controller and events to their family, which say nothing more. */
  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean alone =
        outer == null
            || outer.getSimpleName().endsWith("Controller")
            || outer.getSimpleName().endsWith("Event");
    return alone ? type.getSimpleName() : name(outer) + type.getSimpleName();
  }
}
