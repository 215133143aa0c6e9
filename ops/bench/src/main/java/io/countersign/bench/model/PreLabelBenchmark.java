package io.countersign.bench.model;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.process.ModelBudget;
import io.countersign.modelrunner.process.ModelProcess;
import io.countersign.modelrunner.process.ModelProcesses;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How fast pre-labels of texts are proposed, from text to label, against ONNX Runtime alone over
 * tokens that are there already.
 */
public final class PreLabelBenchmark implements Measurement {
  private static final int TEXTS = 512;
  private static final int EXAMPLES = 64;
  private static final int BATCH = 32;
  private static final int SLICE = 64;
  private static final String BATCHES = "batches of " + BATCH;
  private static final int THREADS = 2;
  private static final int MAX_TOKENS = 128;
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final String ANNOTATION = "class";
  private static final List<String> CLASSES = List.of("even", "odd");
  private static final List<String> WORDS =
      List.of(
          "the", "parcel", "came", "late", "and", "broken", "but", "they", "paid", "it", "back");

  @Override
  public String name() {
    return "prelabel";
  }

  @Override
  public String about() {
    return "pre-labels of %d texts, against a plain loop over ONNX Runtime".formatted(TEXTS);
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    List<String> texts = texts(run.random(0));
    List<Content> contents = texts.stream().map(PreLabelBenchmark::content).toList();
    try (TemporaryFolder folder = TemporaryFolder.make("bench");
        Models alone = new Models(1, 1);
        ModelProcesses shipped = processes();
        PlainLoop single = new PlainLoop(texts, MAX_TOKENS, 1);
        PlainLoop loop = new PlainLoop(texts, MAX_TOKENS, THREADS)) {
      run.say("Training a head on %d of them", EXAMPLES);
      Bundle bundle = train(alone, contents, folder.path());
      Turn oneThread = () -> alone.propose(bundle, ontology(), contents).size();
      Turn ours = () -> inSlices(shipped, bundle, contents);
      return List.of(
          compare(run, oneThread, "ONNX Runtime, one thread, " + BATCHES, () -> single.run(BATCH))
              .ratioAtLeast(0.9),
          compare(run, ours, "ONNX Runtime, two threads, " + BATCHES, () -> loop.run(BATCH))
              .ratioAtLeast(0.9),
          compare(run, ours, "ONNX Runtime, two threads, one by one", () -> loop.run(1))
              .ratioAtLeast(1.5));
    }
  }

  /** As the server does: in a process of its own. */
  private static ModelProcesses processes() {
    ModelBudget budget = new ModelBudget(Duration.ofMinutes(1), Duration.ofSeconds(2), 1L << 30);
    return new ModelProcesses(List.of(ModelProcess.class.getName()), budget, 1, THREADS);
  }

  private static int inSlices(ModelProcesses shipped, Bundle bundle, List<Content> contents) {
    int answered = 0;
    for (int from = 0; from < TEXTS; from += SLICE) {
      answered += shipped.propose(bundle, ontology(), contents.subList(from, from + SLICE)).size();
    }
    return answered;
  }

  private static List<String> texts(Random random) {
    return IntStream.range(0, TEXTS)
        .mapToObj(
            number ->
                String.join(
                    " ",
                    random
                        .ints(random.nextInt(SHORTEST, LONGEST), 0, WORDS.size())
                        .mapToObj(WORDS::get)
                        .toList()))
        .toList();
  }

  private static Content content(String text) {
    return new Content("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Bundle train(Models models, List<Content> contents, Path folder)
      throws IOException {
    List<Example> examples =
        IntStream.range(0, EXAMPLES)
            .mapToObj(i -> new Example(contents.get(i), CLASSES.get(i % CLASSES.size())))
            .toList();
    TrainingRequest request =
        new TrainingRequest(
            "texts", "1", ANNOTATION, new Input.MiniLmText(MAX_TOKENS), examples, 1);
    return new HeadTrainer(models).train(request, folder).bundle();
  }

  private static Ontology ontology() {
    return new Ontology(
        List.of(new Ontology.Definition(ANNOTATION, AnnotationType.CHOICE, CLASSES, true, null)));
  }

  /** One pass over all texts; how many were answered. */
  private interface Turn {
    int take() throws Exception;
  }

  private static Figure compare(Run run, Turn ours, String against, Turn other) throws Exception {
    run.say("Against %s", against);
    rate(ours);
    rate(other);
    return Pairs.<Double>take(run.timesOr(Pairs.TURNS), turn -> rate(ours), turn -> rate(other))
        .figure("pre-labels", "rows/s", against, rate -> rate);
  }

  private static double rate(Turn turn) throws Exception {
    long start = System.nanoTime();
    int rows = turn.take();
    if (rows != TEXTS) {
      throw new IllegalStateException("Expected %d answers, but got %d".formatted(TEXTS, rows));
    }
    return rows * 1e9 / (System.nanoTime() - start);
  }
}
