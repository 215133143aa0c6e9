package io.countersign.ops.contract.json;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads instants, and refuses those that are too far away to be stored. */
final class StorableInstant extends StdScalarDeserializer<Instant> {
  StorableInstant() {
    super(Instant.class);
  }

  @Override
  @SuppressWarnings("NullAway") // the handlers of Jackson throw
  public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(getValueType(context), json);
    }
    String text = json.getString();
    try {
      return Instants.parse(text);
    } catch (DateTimeParseException e) {
      return (Instant)
          context.handleWeirdStringValue(
              Instant.class, text, "not an instant like 2030-01-31T12:00:00Z");
    }
  }
}
