package io.countersign.ops.server.imports;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.annotation.OntologyCheck;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.json.JsonFault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the label that a model proposed before the row came here. */
final class GivenPreLabel {
  /** The version that models have whose labels came with an import. */
  static final String IMPORTED = "imported";

  private final JsonMapper json;
  private final Ontology ontology;
  private final int longestModel;

  GivenPreLabel(JsonMapper json, Ontology ontology, int longestModel) {
    this.json = json;
    this.ontology = ontology;
    this.longestModel = longestModel;
  }

  /**
   * As it is written.
   *
   * @param confidence in [0, 1]
   */
  record Written(
      List<Annotation> annotations, @Nullable Double confidence, @Nullable String model) {
    Written {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * Reads one for {@code content}.
   *
   * @throws RowCheck.Refused {@code PRE_LABEL_INVALID} or {@code ANNOTATION_OUTSIDE_ONTOLOGY}
   */
  PreLabel read(JsonNode given, ContentRef content) throws RowCheck.Refused {
    Written written = written(given);
    Double confidence = written.confidence();
    if (confidence == null || !(confidence >= 0 && confidence <= 1)) {
      throw invalid("confidence: Expected a number from 0 to 1");
    }
    String model = written.model() == null ? "unknown" : written.model();
    if (model.isBlank() || model.length() > longestModel) {
      throw invalid("model: Expected the name of a model");
    }
    List<FieldError> errors =
        OntologyCheck.errors(ontology, content.extent(), written.annotations());
    if (!errors.isEmpty()) {
      throw RowCheck.outside("preLabel", errors.get(0));
    }
    return new PreLabel(new ModelRef(model, IMPORTED, ""), written.annotations(), confidence);
  }

  private Written written(JsonNode given) throws RowCheck.Refused {
    try {
      return json.treeToValue(given, Written.class);
    } catch (JacksonException e) {
      FieldError error = JsonFault.error(e);
      throw invalid((error.path().isEmpty() ? "" : error.path() + ": ") + error.detail());
    }
  }

  private static RowCheck.Refused invalid(String detail) {
    return new RowCheck.Refused("PRE_LABEL_INVALID", "preLabel." + detail);
  }
}
