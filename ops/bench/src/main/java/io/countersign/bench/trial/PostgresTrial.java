package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Signals;
import io.countersign.bench.trial.load.WorkedServer;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills the PostgreSQL under a server at work, in several ways; the server has to get over it. */
public final class PostgresTrial implements Measurement {
  private static final int KILLS = 20;
  private static final int EARLIEST_MILLIS = 50;
  private static final int LATEST_MILLIS = 1_500;

  /** All processes of PostgreSQL have ended by then. */
  private static final int UNTIL_FELT_MILLIS = 300;

  private static final double WORKING_AGAIN_SECONDS = 15;

  /** How it is killed. */
  private enum Blow {
    /** {@code kill -9} of the process that all others come from. */
    SERVER("KILL"),
    /** {@code kill -9} of one that serves a connection: PostgreSQL then ends all of them. */
    CONNECTION("KILL"),
    /** Its own immediate shutdown, without a checkpoint. */
    IMMEDIATE("QUIT");

    private final String signal;

    Blow(String signal) {
      this.signal = signal;
    }
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String about() {
    return "kill -9 of PostgreSQL or a part of it under load: the server recovers by itself";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int kills = run.timesOr(KILLS);
    Random points = run.random(1);
    double slowest = 0;
    try (TemporaryFolder folder = TemporaryFolder.make("postgres");
        WorkedServer server = WorkedServer.start(folder.path(), run)) {
      for (int kill = 1; kill <= kills; kill++) {
        Pauses.ofMillis(EARLIEST_MILLIS + points.nextInt(LATEST_MILLIS));
        Blow blow = Blow.values()[points.nextInt(Blow.values().length)];
        long struck = System.nanoTime();
        strike(server, blow, points);
        Pauses.ofMillis(UNTIL_FELT_MILLIS);
        server.awaitSomethingDone();
        double seconds = (System.nanoTime() - struck) / 1e9;
        run.say("Kill %d of %d, %s: working again after %.1f s", kill, kills, blow, seconds);
        slowest = Math.max(slowest, seconds);
        server.examine("kill %d of PostgreSQL, %s".formatted(kill, blow));
      }
      server.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("kills of PostgreSQL", "count", kills));
      figures.addAll(server.figures());
      figures.add(
          Figure.of("longest until commands are done again", "s", slowest)
              .atMost(WORKING_AGAIN_SECONDS));
      return figures;
    }
  }

  private static void strike(WorkedServer server, Blow blow, Random points)
      throws InterruptedException {
    long postgres = server.postgres().pid();
    long struck = blow == Blow.CONNECTION ? connection(postgres, points) : postgres;
    Signals.send(blow.signal, struck);
  }

  /** One of those that serve connections, by their titles; the whole where there is none. */
  private static long connection(long postgres, Random points) {
    List<ProcessHandle> serving =
        ProcessHandle.of(postgres).stream()
            .flatMap(ProcessHandle::children)
            .filter(child -> Titles.of(child.pid()).contains("127.0.0.1"))
            .toList();
    return serving.isEmpty() ? postgres : serving.get(points.nextInt(serving.size())).pid();
  }
}
