package io.countersign.engine.annotation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be said about the data rows of a project. */
public record Ontology(List<Definition> annotations) {
  public Ontology {
    annotations = List.copyOf(annotations);
  }

  /** The definition under {@code name}. */
  public Optional<Definition> definition(String name) {
    return annotations.stream().filter(definition -> definition.name().equals(name)).findFirst();
  }

  /**
   * One kind of statement.
   *
   * @param options what {@code choice} and {@code choices} choose from; empty for other types
   * @param required whether a label must make it
   * @param description for people; may be missing
   */
  public record Definition(
      String name,
      AnnotationType type,
      List<String> options,
      boolean required,
      @Nullable String description) {
    public Definition {
      options = options == null ? List.of() : List.copyOf(options);
    }
  }
}
