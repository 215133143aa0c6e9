package io.countersign.modelrunner.bundle;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
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
  /** Of a text, unless the manifest says otherwise. */
  private static final int MAX_TOKENS = 128;

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
    IMAGE_CLASSIFICATION(Kind.IMAGE),
    TEXT_CLASSIFICATION(Kind.TEXT);

    private final Kind kind;

    Task(Kind kind) {
      this.kind = kind;
    }

    Kind kind() {
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

  /** What a model looks at. */
  public enum Kind {
    IMAGE,
    TEXT;

    @JsonValue
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    void require(Kind said) {
      if (said != this) {
        throw new IllegalArgumentException(
            "Expected the kind %s for these features".formatted(wireName()));
      }
    }

    @Override
    public String toString() {
      return wireName();
    }
  }

  /** How content becomes tensors. What may be left out has its default where it is read. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "features")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = HogImage.class, name = "hog"),
    @JsonSubTypes.Type(value = TensorImage.class, name = "tensor"),
    @JsonSubTypes.Type(value = MiniLmText.class, name = "minilm"),
    @JsonSubTypes.Type(value = WordPieceText.class, name = "wordpiece")
  })
  public sealed interface Input {
    /** The task that such an input serves. */
    Task task();

    /** What it looks at: written for people, as the task says it, too. */
    @JsonProperty("kind")
    default Kind kind() {
      return task().kind();
    }

    /** Does what {@code cases} does for this input. */
    <R> R accept(Cases<R> cases);

    /**
     * One case for each input.
     *
     * @param <R> what comes of a case
     */
    interface Cases<R> {
      R hog(HogImage image);

      R tensor(TensorImage image);

      R miniLm(MiniLmText text);

      R wordPiece(WordPieceText text);
    }
  }

  /**
   * A picture as histograms of oriented gradients, float [B, features].
   *
   * @param cell pixels of a cell's side
   */
  public record HogImage(Size resize, int cell) implements Input {
    private static final int CELL = 4;

    @JsonCreator
    static HogImage read(
        @JsonProperty(value = "kind", required = true) Kind kind,
        @JsonProperty(value = "resize", required = true) Size resize,
        @JsonProperty("cell") @Nullable Integer cell) {
      Kind.IMAGE.require(kind);
      return new HogImage(resize, requireNonNullElse(cell, CELL));
    }

    @Override
    public Task task() {
      return Task.IMAGE_CLASSIFICATION;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.hog(this);
    }
  }

  /**
   * A picture as numbers: {@code (byte * scale - mean) / std} for each channel, float [B, C, H, W]
   * or [B, H, W, C].
   *
   * @param name of the model's input; may be missing where it has one
   */
  public record TensorImage(
      @Nullable String name,
      Size resize,
      double scale,
      List<Double> mean,
      List<Double> std,
      ChannelOrder channelOrder,
      Layout layout)
      implements Input {
    public TensorImage {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }

    @JsonCreator
    static TensorImage read(
        @JsonProperty(value = "kind", required = true) Kind kind,
        @JsonProperty("name") @Nullable String name,
        @JsonProperty(value = "resize", required = true) Size resize,
        @JsonProperty("scale") @Nullable Double scale,
        @JsonProperty("mean") @Nullable List<Double> mean,
        @JsonProperty("std") @Nullable List<Double> std,
        @JsonProperty(value = "channelOrder", required = true) ChannelOrder channelOrder,
        @JsonProperty(value = "layout", required = true) Layout layout) {
      Kind.IMAGE.require(kind);
      return new TensorImage(
          name,
          resize,
          requireNonNullElse(scale, 1.0),
          mean == null ? channelOrder.each(0) : mean,
          std == null ? channelOrder.each(1) : std,
          channelOrder,
          layout);
    }

    @Override
    public Task task() {
      return Task.IMAGE_CLASSIFICATION;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.tensor(this);
    }
  }

  /** A text as its sentence embedding, float [B, 384]. */
  public record MiniLmText(int maxTokens) implements Input {
    @JsonCreator
    static MiniLmText read(
        @JsonProperty(value = "kind", required = true) Kind kind,
        @JsonProperty("maxTokens") @Nullable Integer maxTokens) {
      Kind.TEXT.require(kind);
      return new MiniLmText(requireNonNullElse(maxTokens, MAX_TOKENS));
    }

    @Override
    public Task task() {
      return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.miniLm(this);
    }
  }

  /**
   * A text as WordPiece tokens, int64 or int32 [B, L], for each of the named inputs.
   *
   * @param vocabulary a file of the bundle, one token a line
   * @param maxTokens longest L, with the two that mark the ends
   * @param ids name of the input for token ids
   * @param mask name of the input that marks real tokens; may be missing
   * @param types name of the input for segment ids; may be missing
   */
  public record WordPieceText(
      String vocabulary,
      boolean lowerCase,
      int maxTokens,
      String ids,
      @Nullable String mask,
      @Nullable String types)
      implements Input {
    @JsonCreator
    static WordPieceText read(
        @JsonProperty(value = "kind", required = true) Kind kind,
        @JsonProperty(value = "vocabulary", required = true) String vocabulary,
        @JsonProperty("lowerCase") @Nullable Boolean lowerCase,
        @JsonProperty("maxTokens") @Nullable Integer maxTokens,
        @JsonProperty("ids") @Nullable String ids,
        @JsonProperty("mask") @Nullable String mask,
        @JsonProperty("types") @Nullable String types) {
      Kind.TEXT.require(kind);
      return new WordPieceText(
          vocabulary,
          requireNonNullElse(lowerCase, true),
          requireNonNullElse(maxTokens, MAX_TOKENS),
          requireNonNullElse(ids, "input_ids"),
          mask,
          types);
    }

    @Override
    public Task task() {
      return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
      return cases.wordPiece(this);
    }
  }

  /** In pixels. */
  public record Size(
      @JsonProperty(required = true) int width, @JsonProperty(required = true) int height) {}

  /** Which channels there are, in order. */
  public enum ChannelOrder {
    RGB(3),
    BGR(3),
    GRAY(1);

    private final int channels;

    ChannelOrder(int channels) {
      this.channels = channels;
    }

    public int channels() {
      return channels;
    }

    private List<Double> each(double value) {
      return Collections.nCopies(channels, value);
    }
  }

  /** The order of a picture tensor's dimensions. */
  public enum Layout {
    NCHW,
    NHWC
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
