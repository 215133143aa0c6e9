package io.countersign.ops.server.description;

import io.countersign.ops.server.models.AskedRows;
import io.countersign.ops.server.models.TrainedModel;
import io.countersign.ops.server.operations.RebuildStores;
import io.countersign.ops.server.operations.Verified;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** What operations come to; which of it, their kind says. */
final class OperationResult {
  static final List<Class<?>> KINDS =
      List.of(AskedRows.class, RebuildStores.Result.class, TrainedModel.class, Verified.class);

  private OperationResult() {}

  static Schema<?> schema() {
    Schema<?> one = new JsonSchema();
    one.setOneOf(
        List.of(
            reference("AskedRows"),
            reference("RebuildStoresResult"),
            reference("TrainedModel"),
            reference("Verified")));
    return one;
  }

  private static Schema reference(String name) {
    return new JsonSchema().$ref("#/components/schemas/" + name);
  }
}
