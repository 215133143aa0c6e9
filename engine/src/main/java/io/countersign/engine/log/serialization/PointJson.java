package io.countersign.engine.log.serialization;

import io.countersign.engine.annotation.Annotation.Point;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Points as {@code [x, y]}. */
final class PointJson {
  private PointJson() {}

  static final class Writer extends StdSerializer<Point> {
    Writer() {
      super(Point.class);
    }

    @Override
    public void serialize(Point point, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      json.writeNumber(point.x());
      json.writeNumber(point.y());
      json.writeEndArray();
    }
  }

  static final class Reader extends StdDeserializer<Point> {
    Reader() {
      super(Point.class);
    }

    @Override
    public Point deserialize(JsonParser json, DeserializationContext context) {
      require(json.currentToken() == JsonToken.START_ARRAY, context);
      double x = number(json, context);
      double y = number(json, context);
      require(json.nextToken() == JsonToken.END_ARRAY, context);
      return new Point(x, y);
    }

    private double number(JsonParser json, DeserializationContext context) {
      require(json.nextToken().isNumeric(), context);
      return json.getDoubleValue();
    }

    private void require(boolean fits, DeserializationContext context) {
      if (!fits) {
        context.reportWrongTokenException(
            this, JsonToken.VALUE_NUMBER_FLOAT, "Expected a point as [x, y]");
      }
    }
  }
}
