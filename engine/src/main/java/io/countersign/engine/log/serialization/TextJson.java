package io.countersign.engine.log.serialization;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Values that are written as one string, also as keys. */
final class TextJson {
  private TextJson() {}

  static final class Writer<T> extends StdSerializer<T> {
    private final Function<T, String> write;

    Writer(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  static final class KeyWriter<T> extends StdSerializer<T> {
    private final Function<T, String> write;

    KeyWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeName(write.apply(value));
    }
  }

  static final class Reader<T> extends StdScalarDeserializer<T> {
    private final Function<String, T> parse;

    Reader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(getValueType(context), json);
      }
      String text = json.getString();
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        return (T) context.handleWeirdStringValue(handledType(), text, "%s", e.getMessage());
      }
    }
  }

  static final class KeyReader<T> extends KeyDeserializer {
    private final Class<T> type;
    private final Function<String, T> parse;

    KeyReader(Class<T> type, Function<String, T> parse) {
      this.type = type;
      this.parse = parse;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      try {
        return parse.apply(key);
      } catch (IllegalArgumentException | DateTimeException e) {
        return context.handleWeirdKey(type, key, "%s", e.getMessage());
      }
    }
  }
}
