package io.countersign.ops.server.description;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.ops.server.models.AskedRows;
import io.countersign.ops.server.models.TrainedModel;
import io.countersign.ops.server.operations.OperationOutcome;
import io.countersign.ops.server.operations.RebuildStores;
import io.countersign.ops.server.operations.Verified;
import io.countersign.ops.server.rowchanges.RowsChanged;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.ResolvableType;

/** What operations come to; which of it, its {@link OperationOutcome#KIND kind} says. */
final class OperationResult {
  static final List<Class<?>> KINDS =
      List.of(
          AskedRows.class,
          RebuildStores.Result.class,
          RowsChanged.class,
          TrainedModel.class,
          Verified.class);

  private OperationResult() {}

  /** One of {@link #KINDS}, each of which is given the property that tells it from the others. */
  static Schema<?> schema(Components components) {
    Schema<?> one = new JsonSchema();
    Discriminator kind = new Discriminator().propertyName(OperationOutcome.KIND);
    List<Schema> references = new ArrayList<>();
    for (Class<?> type : KINDS) {
      String name =
          Objects.requireNonNull(type.getAnnotation(JsonTypeName.class), type.getName()).value();
      String schema = new SchemaNames().of(ResolvableType.forClass(type));
      String reference = "#/components/schemas/" + schema;
      mark(Objects.requireNonNull(components.getSchemas().get(schema), schema), name);
      kind.mapping(name, reference);
      references.add(new JsonSchema().$ref(reference));
    }
    one.setOneOf(references);
    one.setDiscriminator(kind);
    return one;
  }

  private static void mark(Schema<?> result, String name) {
    result.addProperty(OperationOutcome.KIND, PlainSchemas.oneOf(List.of(name)));
    result.addRequiredItem(OperationOutcome.KIND);
  }
}
