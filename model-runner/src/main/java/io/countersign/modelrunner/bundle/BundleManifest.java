package io.countersign.modelrunner.bundle;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bundle.yaml} says.
 *
 * @param description for people; may be missing
 * @param classes in the order of the model's output
 * @param files the SHA-256 of every other file of the bundle, by name
 */
public record BundleManifest(
    String name,
    String version,
    Task task,
    @Nullable String description,
    Input input,
    Output output,
    List<String> classes,
    Mapping mapping,
    Map<String, String> files) {
  public BundleManifest {
    classes = List.copyOf(classes);
    files = Map.copyOf(files);
  }

  /** The same with other files. */
  public BundleManifest withFiles(Map<String, String> newFiles) {
    return new BundleManifest(
        name, version, task, description, input, output, classes, mapping, newFiles);
  }

  /** What the model answers. */
  public enum Task {
    IMAGE_CLASSIFICATION,
    TEXT_CLASSIFICATION;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How content becomes tensors. */
  public sealed interface Input {
    /** The task that such an input serves. */
    Task task();
  }

  /** A picture as histograms of oriented gradients, float [B, features]. */
  public record HogImage(Size resize, int cell) implements Input {
    @Override
    public Task task() {
      return Task.IMAGE_CLASSIFICATION;
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

    @Override
    public Task task() {
      return Task.IMAGE_CLASSIFICATION;
    }
  }

  /** A text as its sentence embedding, float [B, 384]. */
  public record MiniLmText(int maxTokens) implements Input {
    @Override
    public Task task() {
      return Task.TEXT_CLASSIFICATION;
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
    @Override
    public Task task() {
      return Task.TEXT_CLASSIFICATION;
    }
  }

  /** In pixels. */
  public record Size(int width, int height) {}

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
  public record Mapping(String annotation, Map<String, String> options) {
    public Mapping {
      options = Map.copyOf(options);
    }
  }
}
