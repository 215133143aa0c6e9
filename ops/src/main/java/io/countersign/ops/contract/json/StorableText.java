package io.countersign.ops.contract.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads texts, and refuses those that no database takes: with NUL or half a surrogate pair. */
final class StorableText extends StdScalarDeserializer<String> {
  StorableText() {
    super(String.class);
  }

  @Override
  @SuppressWarnings("NullAway") // the handlers of Jackson throw
  public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(getValueType(context), json);
    }
    String text = json.getString();
    if (!Texts.storable(text)) {
      return (String)
          context.handleWeirdStringValue(String.class, text, "not a text that can be stored");
    }
    return text;
  }
}
