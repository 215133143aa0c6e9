package io.countersign.bench.trial.child;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.demo.images.ProductImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bundles with bytes changed, some with a hash that was made to fit: none may end the Java machine,
 * and none that differs from its manifest may be taken.
 */
public final class ModelsTrial implements Measurement {
  private static final int MUTANTS = 1_000;
  private static final int EXAMPLES = 120;
  private static final int SHOWN = 10;

  @Override
  public String name() {
    return "models";
  }

  @Override
  public String about() {
    return "mutants of model bundles: none ends the Java machine, none is taken";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int mutants = run.timesOr(MUTANTS);
    Map<String, Integer> became = new HashMap<>();
    int deaths = 0;
    try (TemporaryFolder folder = TemporaryFolder.make("mutants")) {
      Path original = train(folder.path().resolve("original"));
      Path work = Files.createDirectories(folder.path().resolve("work"));
      AtomicInteger next = new AtomicInteger();
      while (next.get() < mutants) {
        int exit = check(run, List.of(original, work), next, mutants, became);
        if (exit != 0) {
          deaths++;
          run.say("Mutant %d ended the Java machine with %d", next.getAndIncrement(), exit);
        }
      }
    }
    return List.of(
        Figure.of("mutants", "count", mutants),
        Figure.of("refused", "count", became.getOrDefault(Mutants.REFUSED, 0)),
        Figure.of("Java machines ended", "count", deaths).atMost(0),
        Figure.of(
                "taken though not what the manifest says",
                "count",
                became.getOrDefault(Mutants.ACCEPTED, 0))
            .atMost(0),
        Figure.of("neither taken nor refused", "count", became.getOrDefault(Mutants.FAULT, 0))
            .atMost(0),
        Figure.of(
            "with a hash that fits, taken as a model",
            "count",
            became.getOrDefault(Mutants.FITTED, 0)));
  }

  private static int check(
      Run run, List<Path> folders, AtomicInteger next, int end, Map<String, Integer> became)
      throws InterruptedException {
    List<String> arguments =
        List.of(
            folders.get(0).toString(),
            folders.get(1).toString(),
            Long.toString(run.seed()),
            Integer.toString(next.get()),
            Integer.toString(end));
    try (ChildProcess child = ChildProcess.start(Mutants.class, List.of("-Xmx512m"), arguments)) {
      return child.follow(line -> take(run, line, next, became));
    }
  }

  private static void take(Run run, String line, AtomicInteger next, Map<String, Integer> became) {
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].equals(Integer.toString(next.get()))) {
      return;
    }
    next.incrementAndGet();
    int times = became.merge(words[1], 1, Integer::sum);
    if (times <= SHOWN && List.of(Mutants.ACCEPTED, Mutants.FAULT).contains(words[1])) {
      run.say("Mutant %s", line);
    }
  }

  private static Path train(Path folder) throws Exception {
    List<Example> examples =
        ProductImages.first(EXAMPLES).stream()
            .map(
                image -> new Example(new Content("image/png", image.pngBytes()), image.trueClass()))
            .toList();
    var input = new Input.HogImage(new Input.Size(28, 28), 4);
    try (Models models = new Models(1, 1)) {
      TrainingRequest request = new TrainingRequest("mutant", "1", "class", input, examples, 1);
      return new HeadTrainer(models).train(request, folder).bundle().folder();
    }
  }
}
