package io.countersign.modelrunner.training;

import ai.onnxruntime.OrtException;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import io.countersign.modelrunner.bundle.BundleManifest.Output;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.onnx.OnnxSession;
import io.countersign.modelrunner.onnx.Tensor;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribuo.classification.Label;

/** Trains a head from examples and makes a bundle of it. */
public final class HeadTrainer {
  /** Fewest examples, and fewest of them in each of two classes. */
  public static final int MIN_EXAMPLES = 20;

  public static final int MIN_EXAMPLES_OF_A_CLASS = 2;

  /** Most examples that are trained on; of more, a seeded sample is drawn. */
  public static final int MAX_EXAMPLES = 5_000;

  /** How many contents are in memory at once. */
  private static final int SLICE = 64;

  private static final int GRID = 7;
  private static final int FINE_FROM_PIXELS = 112;
  private static final int TEXT_TOKENS = 128;
  private static final int MAX_SUSPECTS = 200;
  private static final int COMPARED_ROWS = 200;
  private static final double PROBABILITY_TOLERANCE = 1e-4;

  private final Models models;

  public HeadTrainer(Models models) {
    this.models = models;
  }

  /**
   * What contents are best turned into when nothing else is known: for images a grid of 7 by 7
   * cells, finer where there are more pixels; for texts the sentence embedding.
   *
   * @param mediaType of the contents
   * @param typicalSide longer side of a typical image, in pixels; of no matter for texts
   */
  public static Input inputFor(String mediaType, int typicalSide) {
    if (!mediaType.startsWith("image/")) {
      return new MiniLmText(TEXT_TOKENS);
    }
    int cell = typicalSide < FINE_FROM_PIXELS ? 4 : 8;
    return new HogImage(new Size(GRID * cell, GRID * cell), cell);
  }

  /**
   * A bundle and how its training went.
   *
   * @param bundle already verified
   */
  public record Trained(Bundle bundle, TrainingReport report) {}

  /**
   * Trains and writes a bundle into {@code folder}, which must not exist.
   *
   * @throws CommandRefused {@code TOO_FEW_ACCEPTED} with fewer than {@link #MIN_EXAMPLES} readable
   *     examples, or fewer than two classes with {@link #MIN_EXAMPLES_OF_A_CLASS}; {@code
   *     MODEL_INVALID} if the name or version is not one
   */
  public Trained train(TrainingRequest request, Path folder) throws IOException {
    List<Integer> drawn = drawn(request);
    Vectors vectors = vectors(request, drawn);
    requireEnough(vectors);
    LinearHead head = LinearHead.train(vectors.shuffled(request.seed()), request.seed());
    byte[] onnx = head.onnx();
    requireSameAnswers(onnx, head, vectors);
    Bundle bundle = Bundle.create(folder, manifest(request, head), Map.of(Bundle.MODEL, onnx));
    models.verify(bundle);
    int surplus = request.examples().size() - drawn.size();
    int unreadable = drawn.size() - vectors.indices().size();
    CrossValidation validation = CrossValidation.of(vectors.examples(), request.seed());
    TrainingReport report =
        new TrainingReport(
            head.classes(),
            vectors.examples().size(),
            unreadable,
            surplus,
            vectors.perClass(),
            validation.accuracy(),
            validation.logLoss(),
            validation.thresholds(),
            validation.suspects(vectors.indices(), MAX_SUSPECTS));
    return new Trained(bundle, report);
  }

  private static List<Integer> drawn(TrainingRequest request) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < request.examples().size(); i++) {
      indices.add(i);
    }
    if (indices.size() <= MAX_EXAMPLES) {
      return indices;
    }
    Collections.shuffle(indices, new Random(request.seed()));
    return indices.subList(0, MAX_EXAMPLES).stream().sorted().toList();
  }

  private Vectors vectors(TrainingRequest request, List<Integer> drawn) {
    List<float[]> features = features(request, drawn);
    int length = features.stream().mapToInt(vector -> vector.length).max().orElse(0);
    String[] names = LinearHead.featureNames(length);
    Vectors vectors = new Vectors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).length > 0) {
        Example example = request.examples().get(drawn.get(i));
        vectors.indices().add(drawn.get(i));
        vectors.features().add(features.get(i));
        vectors.examples().add(LinearHead.example(names, features.get(i), example.option()));
      }
    }
    return vectors;
  }

  /** Slice by slice: contents may be large, vectors are not. */
  private List<float[]> features(TrainingRequest request, List<Integer> drawn) {
    List<float[]> features = new ArrayList<>();
    for (int from = 0; from < drawn.size(); from += SLICE) {
      List<Content> contents =
          drawn.subList(from, Math.min(from + SLICE, drawn.size())).stream()
              .map(index -> request.examples().get(index).content())
              .toList();
      features.addAll(models.features(request.input(), contents));
    }
    return features;
  }

  private static void requireEnough(Vectors vectors) {
    int examples = vectors.examples().size();
    if (examples < MIN_EXAMPLES) {
      throw new CommandRefused(
          Refusal.TOO_FEW_ACCEPTED,
          "Expected at least %d accepted rows to learn from, but there are %d"
              .formatted(MIN_EXAMPLES, examples));
    }
    long usable =
        vectors.perClass().values().stream()
            .filter(count -> count >= MIN_EXAMPLES_OF_A_CLASS)
            .count();
    if (usable < 2) {
      throw new CommandRefused(
          Refusal.TOO_FEW_ACCEPTED,
          "Expected two classes with %d accepted rows each to learn from, but there are %s"
              .formatted(MIN_EXAMPLES_OF_A_CLASS, vectors.perClass()));
    }
  }

  private static BundleManifest manifest(TrainingRequest request, LinearHead head) {
    Map<String, String> options = new HashMap<>();
    head.classes().forEach(name -> options.put(name, name));
    return new BundleManifest(
        request.name(),
        request.version(),
        request.input().task(),
        "A linear head, trained from accepted rows",
        request.input(),
        new Output(null, false),
        head.classes(),
        new Mapping(request.annotation(), options),
        Map.of());
  }

  /** The file has to say what the trainer's model says; if not, the export is broken. */
  private static void requireSameAnswers(byte[] onnx, LinearHead head, Vectors vectors) {
    int rows = Math.min(vectors.features().size(), COMPARED_ROWS);
    float[][] answers = answers(onnx, vectors.features().subList(0, rows));
    for (int row = 0; row < rows; row++) {
      double[] expected = head.probabilities(vectors.examples().get(row));
      for (int i = 0; i < expected.length; i++) {
        if (!(Math.abs(expected[i] - answers[row][i]) <= PROBABILITY_TOLERANCE)) {
          throw new IllegalStateException(
              "The exported model answers %s where the trained one answers %s"
                  .formatted(answers[row][i], expected[i]));
        }
      }
    }
  }

  private static float[][] answers(byte[] onnx, List<float[]> vectors) {
    int length = vectors.get(0).length;
    float[] values = new float[vectors.size() * length];
    for (int row = 0; row < vectors.size(); row++) {
      System.arraycopy(vectors.get(row), 0, values, row * length, length);
    }
    try (OnnxSession session = OnnxSession.open(onnx)) {
      String input = session.inputs().get(0).name();
      String output = session.outputs().get(0).name();
      Tensor tensor = new Tensor.Floats(values, vectors.size(), length);
      return session.run(Map.of(input, tensor), output, vectors.size());
    } catch (OrtException e) {
      throw new IllegalStateException("The exported model cannot be run", e);
    }
  }

  /** The examples that could be read: their places in the request, and what they became. */
  private record Vectors(
      List<Integer> indices, List<float[]> features, List<org.tribuo.Example<Label>> examples) {

    Map<String, Integer> perClass() {
      return examples.stream()
          .map(example -> example.getOutput().getLabel())
          .collect(
              Collectors.groupingBy(
                  Function.identity(), TreeMap::new, Collectors.summingInt(label -> 1)));
    }

    List<org.tribuo.Example<Label>> shuffled(long seed) {
      List<org.tribuo.Example<Label>> shuffled = new ArrayList<>(examples);
      Collections.shuffle(shuffled, new Random(seed));
      return shuffled;
    }
  }
}
