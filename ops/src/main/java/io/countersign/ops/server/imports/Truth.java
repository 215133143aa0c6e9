package io.countersign.ops.server.imports;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.ops.contract.json.JsonFault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a true label: a list of annotations, an object with {@code annotations}, or, where the
 * ontology asks for one choice only, its option.
 */
final class Truth {
  private static final TypeReference<List<Annotation>> ANNOTATIONS = new TypeReference<>() {};

  private final JsonMapper json;

  Truth(JsonMapper json) {
    this.json = json;
  }

  List<Annotation> read(@Nullable JsonNode truth, Ontology ontology) throws RowCheck.Refused {
    if (truth == null || truth.isNull()) {
      return List.of();
    }
    if (truth.isString()) {
      return List.of(new Annotation.Choice(onlyChoice(ontology), truth.asString(), null));
    }
    try {
      JsonNode annotations =
          truth.isObject() && truth.size() == 1 ? truth.path("annotations") : truth;
      @Nullable List<Annotation> read = json.readerFor(ANNOTATIONS).readValue(annotations);
      if (read == null || read.contains(null)) {
        throw new RowCheck.Refused("TRUTH_INVALID", "truth: Expected annotations, but found null");
      }
      return read;
    } catch (JacksonException e) {
      throw new RowCheck.Refused(
          "TRUTH_INVALID", "truth: Expected annotations, but " + JsonFault.error(e).detail());
    }
  }

  private static String onlyChoice(Ontology ontology) throws RowCheck.Refused {
    List<Ontology.Definition> all = ontology.annotations();
    if (all.size() != 1 || all.get(0).type() != AnnotationType.CHOICE) {
      throw new RowCheck.Refused(
          "TRUTH_INVALID", "truth: Expected a list of annotations for this ontology");
    }
    return all.get(0).name();
  }
}
