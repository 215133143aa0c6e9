package io.countersign.modelrunner.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bundle.yaml} says.
 *
 * @param description for people; may be missing
 * @param classes in the order of the model's output
 * @param files the SHA-256 of every other file of the bundle, by name
 */
public record BundleManifest(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) Task task,
    @Nullable String description,
    @JsonProperty(required = true) Input input,
    @JsonProperty(required = true) Output output,
    @JsonProperty(required = true) List<String> classes,
    @JsonProperty(required = true) Mapping mapping,
    @JsonProperty(required = true) Map<String, String> files) {
  public BundleManifest {
    classes = List.copyOf(classes);
    files = Map.copyOf(files);
    mapping = mapping.options().isEmpty() ? mapping.toSameNames(classes) : mapping;
  }

  /** The same with other files. */
  public BundleManifest withFiles(Map<String, String> newFiles) {
    return new BundleManifest(
        name, version, task, description, input, output, classes, mapping, newFiles);
  }

  /** What the model answers. */
  public enum Task {
    IMAGE_CLASSIFICATION(Input.Kind.IMAGE),
    TEXT_CLASSIFICATION(Input.Kind.TEXT);

    private final Input.Kind kind;

    Task(Input.Kind kind) {
      this.kind = kind;
    }

    Input.Kind kind() {
      return kind;
    }

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
      return wireName();
    }
  }

  /**
   * What comes out: float [B, classes].
   *
   * @param name of the model's output; may be missing where it has one
   * @param softmax whether the model gives logits, so that probabilities are yet to be made
   */
  public record Output(@Nullable String name, boolean softmax) {}

  /**
   * How a class is said in the ontology.
   *
   * @param annotation the name of a choice in the ontology
   * @param options class to option; a class that is missing stands for no option
   */
  public record Mapping(
      @JsonProperty(required = true) String annotation, Map<String, String> options) {
    public Mapping {
      options = options == null ? Map.of() : Map.copyOf(options);
    }

    /** Where no option is named, each class stands for the option of its name. */
    private Mapping toSameNames(List<String> classes) {
      return new Mapping(
          annotation,
          classes.stream()
              .distinct()
              .collect(Collectors.toMap(Function.identity(), Function.identity())));
    }
  }
}
