package io.countersign.modelrunner.bundle;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.modelrunner.bundle.BundleManifest.Task;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How content becomes tensors. What may be left out has its default where it is read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "features")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Input.HogImage.class, name = "hog"),
  @JsonSubTypes.Type(value = Input.TensorImage.class, name = "tensor"),
  @JsonSubTypes.Type(value = Input.MiniLmText.class, name = "minilm"),
  @JsonSubTypes.Type(value = Input.WordPieceText.class, name = "wordpiece")
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

  /** What a model looks at. */
  enum Kind {
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

  /**
   * A picture as histograms of oriented gradients, float [B, features].
   *
   * @param cell pixels of a cell's side
   */
  record HogImage(Size resize, int cell) implements Input {
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
  record TensorImage(
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
  record MiniLmText(int maxTokens) implements Input {
    /** Of a text, unless the manifest says otherwise. */
    private static final int MAX_TOKENS = 128;

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
  record WordPieceText(
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
          requireNonNullElse(maxTokens, MiniLmText.MAX_TOKENS),
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
  record Size(
      @JsonProperty(required = true) int width, @JsonProperty(required = true) int height) {}

  /** Which channels there are, in order. */
  enum ChannelOrder {
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
  enum Layout {
    NCHW,
    NHWC
  }
}
