package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Ports;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TcpGate;
import io.countersign.bench.trial.load.PacedWork;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Takes the store of the projections away from a server at work: once it refuses, and once it is
 * silent. Commands have to go on, and the projections to catch up.
 */
public final class StoreAwayTrial implements Measurement {
  private static final int AWAY_SECONDS = 60;
  private static final double KEPT_RATE = 0.95;
  private static final double CAUGHT_UP = 2;

  /** Five spans of work, and as long as catching up may take after two of them. */
  private static final long STOCK = 5 + 2 * (long) CAUGHT_UP;

  @Override
  public String name() {
    return "store-away";
  }

  @Override
  public String about() {
    return "the store of the projections away for 60 s (--times): commands go on, views catch up";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make("away");
        Stores stores = Stores.open(StoreSettings.embedded(folder.path().resolve("stores")));
        TcpGate gate = TcpGate.before(URI.create(stores.projections().uri()).getPort())) {
      ServerProcess.Launch launch = launch(folder.path(), stores, gate.port());
      try (ServerProcess server = ServerProcess.begin(launch)) {
        server.awaitReady();
        return measure(run, server, gate);
      }
    }
  }

  /** The same store by another port. */
  private static String through(String uri, int port) {
    return uri.replace(":" + URI.create(uri).getPort() + "/", ":" + port + "/");
  }

  private static ServerProcess.Launch launch(Path folder, Stores stores, int port) {
    Stores.Database database = stores.database();
    Map<String, String> environment =
        Map.of(
            "COUNTERSIGN_DB_URL", database.jdbcUrl(),
            "COUNTERSIGN_DB_USER", String.valueOf(database.user()),
            "COUNTERSIGN_DB_PASSWORD", String.valueOf(database.password()),
            "COUNTERSIGN_MONGO_URI", through(stores.projections().uri(), port));
    return new ServerProcess.Launch(
        folder, Ports.free(), ServerProcess.Launch.QUICK, environment, List.of());
  }

  private static List<Figure> measure(Run run, ServerProcess server, TcpGate gate)
      throws InterruptedException {
    int seconds = run.timesOr(AWAY_SECONDS);
    List<Figure> figures = new ArrayList<>();
    try (PacedWork work = PacedWork.start(server, STOCK * seconds)) {
      run.say("Warming up for %d s", seconds);
      rate(work, seconds);
      for (TcpGate.Mode mode : List.of(TcpGate.Mode.REFUSING, TcpGate.Mode.SILENT)) {
        String how = mode == TcpGate.Mode.SILENT ? "silent" : "refusing";
        work.secondsUntilViewsAreUp();
        run.say("Working for %d s, then the store is %s for %d s", seconds, how, seconds);
        double before = rate(work, seconds);
        gate.set(mode);
        double meanwhile = rate(work, seconds);
        String said = work.viewProblem();
        gate.set(TcpGate.Mode.PASSING);
        double caughtUp = work.secondsUntilViewsAreUp();
        figures.add(
            Figure.of("commands, store " + how, "of the rate", meanwhile / before)
                .atLeast(KEPT_RATE));
        figures.add(
            Figure.of("views say so, store " + how, "", said.equals("VIEWS_UNAVAILABLE") ? 1 : 0)
                .atLeast(1));
        figures.add(
            Figure.of("caught up, store was " + how, "s", caughtUp).atMost(CAUGHT_UP * seconds));
      }
      work.stop();
      figures.add(Figure.of("commands that failed", "count", work.failures()).atMost(0));
      figures.add(Figure.of("differences found by verify", "count", work.differences()).atMost(0));
    }
    return figures;
  }

  private static double rate(PacedWork work, int seconds) {
    long before = work.done();
    long start = System.nanoTime();
    Pauses.ofMillis(TimeUnit.SECONDS.toMillis(seconds));
    return (work.done() - before) * 1e9 / (System.nanoTime() - start);
  }
}
