package io.countersign.ops.server.description;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sample.SampleId;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Schemas of what is written as one value. */
final class PlainSchemas {
  private static final Set<Class<?>> TEXTS =
      Set.of(
          String.class,
          ZoneId.class,
          DataRowId.class,
          BatchId.class,
          ProjectId.class,
          ModelRunId.class,
          SampleId.class,
          ModelId.class,
          UserId.class,
          TaskId.class);

  private static final Map<Class<?>, Supplier<Schema<?>>> OTHERS =
      Map.ofEntries(
          Map.entry(Instant.class, () -> text("date-time")),
          Map.entry(Duration.class, () -> text("duration")),
          Map.entry(LocalDate.class, () -> text("date")),
          Map.entry(LocalTime.class, () -> text("partial-time")),
          Map.entry(boolean.class, () -> typed("boolean")),
          Map.entry(Boolean.class, () -> typed("boolean")),
          Map.entry(int.class, () -> number("integer", "int32")),
          Map.entry(Integer.class, () -> number("integer", "int32")),
          Map.entry(long.class, () -> number("integer", "int64")),
          Map.entry(Long.class, () -> number("integer", "int64")),
          Map.entry(double.class, () -> number("number", "double")),
          Map.entry(Double.class, () -> number("number", "double")),
          Map.entry(Annotation.Point.class, PlainSchemas::point));

  private PlainSchemas() {}

  /** A whole number from {@code least} to {@code most}; springdoc's own may be several's. */
  static Schema<?> whole(int least, int most) {
    Schema<?> schema = number("integer", "int32");
    schema.setMinimum(BigDecimal.valueOf(least));
    schema.setMaximum(BigDecimal.valueOf(most));
    return schema;
  }

  static Optional<Schema<?>> of(Class<?> type) {
    return TEXTS.contains(type)
        ? Optional.of(typed("string"))
        : Optional.ofNullable(OTHERS.get(type)).map(Supplier::get);
  }

  static Schema<?> typed(String type) {
    Schema<?> schema = new JsonSchema();
    schema.addType(type);
    return schema;
  }

  static Schema<?> oneOf(List<String> values) {
    Schema<Object> schema = new JsonSchema();
    schema.addType("string");
    schema.setEnum(List.copyOf(values));
    return schema;
  }

  private static Schema<?> text(String format) {
    return typed("string").format(format);
  }

  private static Schema<?> number(String type, String format) {
    return typed(type).format(format);
  }

  /** {@code [x, y]}. */
  private static Schema<?> point() {
    Schema<?> schema = typed("array").minItems(2).maxItems(2);
    schema.setItems(number("number", "double"));
    schema.setPrefixItems(List.of(number("number", "double"), number("number", "double")));
    return schema;
  }
}
