package io.countersign.ops.server.description;

import io.countersign.engine.log.serialization.EventTypes;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The events of the log, each by its type with its data. */
final class EventSchemas {
  /** What a stored event is called: its type and its data. */
  static final String NAME = "StoredEvent";

  /** What the names of the types are called. */
  static final String TYPES = "EventType";

  private static final EventTypes EVENTS = EventTypes.ofDomain();

  private EventSchemas() {}

  /** The names of all types. */
  static Schema<?> types() {
    return PlainSchemas.oneOf(List.copyOf(byName().keySet()));
  }

  /** One of all events; {@code schemas} gives the schema of their data. */
  static Schema<?> oneOf(Function<Class<?>, Schema<?>> schemas) {
    List<Schema> events = new ArrayList<>();
    byName().forEach((name, type) -> events.add(event(name, schemas.apply(type))));
    Schema<?> one = new JsonSchema();
    one.setOneOf(events);
    return one;
  }

  private static Schema<?> event(String name, Schema<?> data) {
    Schema<?> event = PlainSchemas.typed("object");
    event.addProperty("type", PlainSchemas.oneOf(List.of(name)));
    event.addProperty("data", data);
    event.setRequired(List.of("data", "type"));
    return event;
  }

  private static Map<String, Class<?>> byName() {
    Map<String, Class<?>> byName = new TreeMap<>(Comparator.naturalOrder());
    EVENTS.classes().forEach(type -> byName.put(EVENTS.typeOf(type).name(), type));
    return byName;
  }
}
