package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** How long a server takes from its start to its first answer. */
public final class StartBenchmark implements Measurement {
  private static final int ROUNDS = 5;
  private static final double SECONDS_AT_MOST = 6;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "from the start of a server to its first answer, on an empty and on a warm data folder";
  }

  private record Start(double seconds, double processorSeconds) {}

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    Consumer<String> progress = run.progress();
    try (TemporaryFolder folder = TemporaryFolder.make("bench")) {
      CompletableFuture<String> token = new CompletableFuture<>();
      Start first = start(folder.path(), server -> token.complete(server.adminToken()), progress);
      List<Start> warm = new ArrayList<>();
      for (int round = 1; round <= run.timesOr(ROUNDS); round++) {
        warm.add(
            start(
                folder.path(),
                server -> server.client().withToken(token.join()).get("/me"),
                progress));
      }
      return List.of(
          Figure.of("first start", "s", first.seconds()),
          Figure.of("start on a warm data folder", "s", median(warm, Start::seconds))
              .atMost(SECONDS_AT_MOST),
          Figure.of("its processor time", "s", median(warm, Start::processorSeconds)));
    }
  }

  private static Start start(
      Path dataDir, Consumer<ServerProcess> question, Consumer<String> progress)
      throws InterruptedException {
    long begin = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(dataDir)) {
      question.accept(server);
      double seconds = (System.nanoTime() - begin) / 1e9;
      progress.accept("%.1f s to the first answer".formatted(seconds));
      return new Start(seconds, server.processorTime().toMillis() / 1e3);
    }
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
    return Pairs.median(starts.stream().mapToDouble(of).boxed().toList());
  }
}
