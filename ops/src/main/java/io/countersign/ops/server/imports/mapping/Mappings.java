package io.countersign.ops.server.imports.mapping;

import java.util.List;
import java.util.Optional;

/**
 * The mapping that was given, or else what may be tried: none, and the one that went before.
 *
 * @param first given with the request; empty where none was
 * @param before of the import that this one goes on with
 */
public record Mappings(Mapping first, Optional<Mapping> before) {
  public static Mappings of(Mapping given) {
    return new Mappings(given, Optional.empty());
  }

  List<Mapping> inOrder() {
    return first.isEmpty() && before.isPresent() ? List.of(first, before.get()) : List.of(first);
  }
}
