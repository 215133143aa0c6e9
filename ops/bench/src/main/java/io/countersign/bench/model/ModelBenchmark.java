package io.countersign.bench.model;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.TextRows;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Throughput;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.demo.images.ProductImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How fast heads are trained and pre-labels proposed, with one thread and with two. */
public final class ModelBenchmark implements Measurement {
  private static final int EXAMPLES = 320;
  private static final int SAMPLE = 128;
  private static final int THREADS = 2;
  private static final int MODELS_OPEN = 4;
  private static final int MAX_TOKENS = 128;
  private static final Duration AT_LEAST = Duration.ofSeconds(5);
  private static final String ANNOTATION = "class";
  private static final List<String> TEXT_CLASSES = List.of("even", "odd");

  @Override
  public String name() {
    return "models";
  }

  @Override
  public String about() {
    return "training of a head, and pre-labels by images and texts with one thread and with two";
  }

  /** What a head learns from, and what it may say. */
  private record Subject(String what, Input input, List<Example> examples) {
    Ontology ontology() {
      List<String> options = examples.stream().map(Example::option).distinct().sorted().toList();
      return new Ontology(
          List.of(new Ontology.Definition(ANNOTATION, AnnotationType.CHOICE, options, true, null)));
    }
  }

  @Override
  public List<Figure> measure(Run run) throws IOException {
    Consumer<String> progress = run.progress();
    List<Figure> figures = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("bench");
        Models models = new Models(MODELS_OPEN, 1)) {
      for (Subject subject : List.of(images(), texts())) {
        progress.accept("Training and asking a model of " + subject.what());
        figures.addAll(measure(subject, models, folder.path().resolve(subject.what())));
      }
    }
    return figures;
  }

  private static List<Figure> measure(Subject subject, Models models, Path folder)
      throws IOException {
    long start = System.nanoTime();
    TrainingRequest request =
        new TrainingRequest(
            subject.what(), "1", ANNOTATION, subject.input(), subject.examples(), 1);
    Bundle bundle = new HeadTrainer(models).train(request, folder).bundle();
    double seconds = (System.nanoTime() - start) / 1e9;
    double alone = rowsPerSecond(subject, models, bundle, 1);
    double together = rowsPerSecond(subject, models, bundle, THREADS);
    return List.of(
        Figure.of("head from %d %s".formatted(EXAMPLES, subject.what()), "s", seconds),
        Figure.of("pre-labels of " + subject.what(), "rows/s", together)
            .against("one thread", alone));
  }

  private static double rowsPerSecond(Subject subject, Models models, Bundle bundle, int threads) {
    List<Content> sample =
        subject.examples().subList(0, SAMPLE).stream().map(Example::content).toList();
    return Throughput.measure(models, bundle, subject.ontology(), sample, threads, AT_LEAST)
        .rowsPerSecond();
  }

  private static Subject images() {
    List<Example> examples =
        ProductImages.first(EXAMPLES).stream()
            .map(
                image -> new Example(new Content("image/png", image.pngBytes()), image.trueClass()))
            .toList();
    Input hog = new Input.HogImage(new Input.Size(28, 28), 4);
    return new Subject("images", hog, examples);
  }

  private static Subject texts() throws IOException {
    List<Example> examples = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new TextRows("models", EXAMPLES), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String option = TEXT_CLASSES.get(examples.size() % TEXT_CLASSES.size());
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        examples.add(new Example(new Content("text/plain", text), option));
      }
    }
    return new Subject("texts", new Input.MiniLmText(MAX_TOKENS), examples);
  }
}
