package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.Signals;
import io.countersign.bench.trial.load.WorkedServer;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills a server at drawn points under load, again and again on the same data: at work, while it
 * starts, and with its PostgreSQL or without.
 */
public final class CrashTrial implements Measurement {
  private static final int KILLS = 100;
  private static final int EARLIEST_MILLIS = 50;
  private static final int LATEST_MILLIS = 1_500;
  private static final int LONGEST_START_MILLIS = 4_000;
  private static final double ANSWERING_AGAIN_SECONDS = 15;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public String about() {
    return "kill -9 of the server under load: nothing lost, nothing twice, soon back";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int kills = run.timesOr(KILLS);
    Random points = run.random(1);
    double slowest = 0;
    try (TemporaryFolder folder = TemporaryFolder.make("crash");
        WorkedServer server = WorkedServer.start(folder.path(), run)) {
      for (int kill = 1; kill <= kills; kill++) {
        Pauses.ofMillis(EARLIEST_MILLIS + points.nextInt(LATEST_MILLIS));
        String how = kill(server, points);
        run.say("Kill %d of %d: %s", kill, kills, how);
        double seconds = server.startAgain();
        slowest = Math.max(slowest, seconds);
        server.examine("kill %d".formatted(kill));
        run.say("Back in %.1f s", seconds);
      }
      server.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("kills", "count", kills));
      figures.addAll(server.figures());
      figures.add(Figure.of("slowest new start", "s", slowest).atMost(ANSWERING_AGAIN_SECONDS));
      return figures;
    }
  }

  private static String kill(WorkedServer server, Random points) throws InterruptedException {
    StringBuilder how = new StringBuilder("the server");
    long postgres = server.postgres().pid();
    server.process().kill();
    if (points.nextInt(3) == 0) {
      Signals.send("KILL", postgres);
      how.append(" and PostgreSQL");
    }
    if (points.nextInt(5) == 0) {
      ServerProcess starting = server.begin();
      Pauses.ofMillis(EARLIEST_MILLIS + points.nextInt(LONGEST_START_MILLIS));
      starting.kill();
      how.append(", and again while it starts");
    }
    return how.toString();
  }
}
