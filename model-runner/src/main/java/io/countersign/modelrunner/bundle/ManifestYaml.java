package io.countersign.modelrunner.bundle;

import static tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION;
import static tools.jackson.databind.DeserializationFeature.ACCEPT_FLOAT_AS_INT;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;
import static tools.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS;
import static tools.jackson.dataformat.yaml.YAMLWriteFeature.SPLIT_LINES;
import static tools.jackson.dataformat.yaml.YAMLWriteFeature.USE_NATIVE_TYPE_ID;
import static tools.jackson.dataformat.yaml.YAMLWriteFeature.WRITE_DOC_START_MARKER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads and writes {@code bundle.yaml}. A plain scalar is what its field is (so a class may be
 * called {@code no} or {@code 1}); an unknown field is wrong; no aliases, no tags, no repeated
 * keys.
 */
final class ManifestYaml {
  static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 8;

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .disable(WRITE_DOC_START_MARKER, SPLIT_LINES, USE_NATIVE_TYPE_ID)
                  .build())
          .enable(FAIL_ON_UNKNOWN_PROPERTIES, FAIL_ON_TRAILING_TOKENS)
          .disable(ACCEPT_FLOAT_AS_INT, FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private ManifestYaml() {}

  static String write(BundleManifest manifest) {
    return YAML.writeValueAsString(manifest);
  }

  /**
   * @throws CommandRefused {@code MODEL_INVALID}, with the fields that are wrong
   */
  static BundleManifest read(String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      throw refused("it has more than " + MAX_CHARACTERS + " characters");
    }
    BundleManifest manifest = bind(yaml);
    List<FieldError> errors = ManifestCheck.errors(manifest);
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
    return manifest;
  }

  private static BundleManifest bind(String yaml) {
    try {
      requirePlain(yaml);
      return YAML.readValue(yaml, BundleManifest.class);
    } catch (JacksonException e) {
      throw refusal(e);
    }
  }

  private static CommandRefused refusal(JacksonException failure) {
    if (!failure.getPath().isEmpty()) {
      return refused(List.of(BindingError.of(failure)));
    }
    return failure instanceof MismatchedInputException
        ? refused("it is not a mapping")
        : refused("it is not YAML that may be read: " + firstLine(failure));
  }

  /** Binding would take the name of an alias for a text, and looks at no tag. */
  private static void requirePlain(String yaml) {
    try (JsonParser parser = YAML.createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (isAlias(parser) || parser.getTypeId() != null) {
          throw refused("it has an alias or a tag");
        }
      }
    }
  }

  private static boolean isAlias(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }

  private static String firstLine(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private static CommandRefused refused(String but) {
    return new CommandRefused(Refusal.MODEL_INVALID, "Expected a valid bundle.yaml, but " + but);
  }

  private static CommandRefused refused(List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new CommandRefused(
        Refusal.MODEL_INVALID,
        "Expected a valid bundle.yaml, but %s: %s".formatted(first.path(), first.detail()),
        errors);
  }
}
