package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Signals;
import io.countersign.bench.trial.load.WorkedServer;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A server at work for a long time, with something happening to it each minute. */
public final class SoakTrial implements Measurement {
  private static final int MINUTES = 30;
  private static final long FROZEN_MILLIS = 5_000;

  /** What happens. */
  private enum Fault {
    KILLED,
    DATABASE_KILLED,
    FROZEN,
    STOPPED,
    REBUILT
  }

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String about() {
    return "30 minutes of work (--times) with a fault a minute: nothing lost, nothing differs";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int minutes = run.timesOr(MINUTES);
    Random points = run.random(1);
    try (TemporaryFolder folder = TemporaryFolder.make("soak");
        WorkedServer server = WorkedServer.start(folder.path(), run)) {
      for (int minute = 1; minute <= minutes; minute++) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Pauses.ofMillis(points.nextInt(30_000));
        Fault fault = Fault.values()[points.nextInt(Fault.values().length)];
        happen(server, fault);
        Pauses.ofMillis(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        server.examine("minute %d, %s".formatted(minute, fault));
        run.say(
            "Minute %d of %d, %s; %,d commands",
            minute, minutes, fault, server.ledger().acknowledged());
      }
      server.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("minutes", "count", minutes));
      figures.addAll(server.figures());
      return figures;
    }
  }

  private static void happen(WorkedServer server, Fault fault) throws InterruptedException {
    switch (fault) {
      case KILLED -> {
        server.process().kill();
        server.startAgain();
      }
      case DATABASE_KILLED -> Signals.send("KILL", server.postgres().pid());
      case FROZEN -> {
        Signals.send("STOP", server.process().pid());
        Pauses.ofMillis(FROZEN_MILLIS);
        Signals.send("CONT", server.process().pid());
      }
      case STOPPED -> {
        server.process().close();
        server.startAgain();
      }
      case REBUILT -> server.admin().await("/rebuild", Map.of("what", "all"), (done, total) -> {});
    }
  }
}
