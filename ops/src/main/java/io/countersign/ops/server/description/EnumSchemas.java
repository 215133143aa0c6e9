package io.countersign.ops.server.description;

import io.countersign.ops.contract.json.WireNames;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** Enums as their wire names. */
final class EnumSchemas {
  private EnumSchemas() {}

  static Schema<?> of(Class<?> type) {
    return PlainSchemas.oneOf(wireNames(type));
  }

  static List<String> wireNames(Class<?> type) {
    return List.copyOf(WireNames.of(type).keySet());
  }
}
