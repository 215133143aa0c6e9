package io.countersign.modelrunner.training;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Answer;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Runner;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import io.countersign.modelrunner.bundle.BundleManifest.Output;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int MAX_CONFUSIONS = 200;
  private static final int COMPARED_ROWS = 200;
  private static final double PROBABILITY_TOLERANCE = 1e-4;

  private final Runner models;

  public HeadTrainer(Runner models) {
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
   * @param unseen what was said of each example of the request, as trained without it; empty where
   *     it was left out
   */
  public record Trained(Bundle bundle, TrainingReport report, List<Optional<String>> unseen) {
    public Trained {
      unseen = List.copyOf(unseen);
    }
  }

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
    CrossValidation validation =
        CrossValidation.of(vectors.examples(), head.classes(), request.seed());
    byte[] onnx = head.onnx(validation.temperature());
    Bundle bundle = Bundle.create(folder, manifest(request, head), Map.of(Bundle.MODEL, onnx));
    models.verify(bundle);
    requireSameAnswers(bundle, new Calibrated(head, validation.temperature()), vectors, request);
    int surplus = request.examples().size() - drawn.size();
    int unreadable = drawn.size() - vectors.indices().size();
    TrainingReport report =
        new TrainingReport(
            head.classes(),
            vectors.examples().size(),
            unreadable,
            surplus,
            vectors.perClass(),
            validation.right(),
            validation.logLoss(),
            validation.calibration(),
            validation.thresholds(),
            validation.confusions(MAX_CONFUSIONS),
            validation.suspects(vectors.indices(), MAX_SUSPECTS));
    return new Trained(
        bundle, report, unseen(request.examples().size(), vectors.indices(), validation.seen()));
  }

  /** A head, and what its logits are divided by. */
  private record Calibrated(LinearHead head, double temperature) {
    double[] probabilities(org.tribuo.Example<Label> example) {
      return head.probabilities(example, temperature);
    }
  }

  private static List<Optional<String>> unseen(
      int examples, List<Integer> indices, List<String> seen) {
    List<Optional<String>> unseen =
        new ArrayList<>(Collections.nCopies(examples, Optional.empty()));
    for (int i = 0; i < indices.size(); i++) {
      unseen.set(indices.get(i), Optional.of(seen.get(i)));
    }
    return unseen;
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
      List<Integer> slice = drawn.subList(from, Math.min(from + SLICE, drawn.size()));
      features.addAll(models.features(request.input(), contents(request, slice)));
    }
    return features;
  }

  private static List<Content> contents(TrainingRequest request, List<Integer> indices) {
    return indices.stream().map(index -> request.examples().get(index).content()).toList();
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
  private void requireSameAnswers(
      Bundle bundle, Calibrated head, Vectors vectors, TrainingRequest request) {
    int rows = Math.min(vectors.indices().size(), COMPARED_ROWS);
    for (int from = 0; from < rows; from += SLICE) {
      List<Integer> slice = vectors.indices().subList(from, Math.min(from + SLICE, rows));
      List<Answer> answers = models.answers(bundle, contents(request, slice));
      for (int i = 0; i < slice.size(); i++) {
        requireSame(head.probabilities(vectors.examples().get(from + i)), answers.get(i));
      }
    }
  }

  private static void requireSame(double[] expected, Answer answer) {
    float[] values = answer.values();
    for (int i = 0; i < expected.length; i++) {
      if (values.length != expected.length
          || !(Math.abs(expected[i] - values[i]) <= PROBABILITY_TOLERANCE)) {
        throw new IllegalStateException(
            "The exported model answers %s where the trained one answers %s"
                .formatted(Arrays.toString(values), Arrays.toString(expected)));
      }
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
