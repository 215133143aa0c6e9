package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.SmallVolume;
import io.countersign.bench.trial.load.WorkedServer;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills the volume under a server at work, a few times, and makes room again. Where a program may
 * not mount a volume of its own it says so, and has nothing to tell.
 */
public final class DiskFullTrial implements Measurement {
  private static final int TIMES = 5;
  private static final int MEGABYTES = 400;
  private static final long BEFORE_MILLIS = 1_000;
  private static final long FULL_MILLIS = 6_000;
  private static final double WORKING_AGAIN_SECONDS = 30;

  @Override
  public String name() {
    return "disk-full";
  }

  @Override
  public String about() {
    return "no room left on the volume: commands are refused, nothing is lost, and it goes on";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make("full")) {
      Optional<SmallVolume> volume = SmallVolume.in(folder.path(), MEGABYTES);
      if (volume.isEmpty()) {
        run.say("Left out: this machine does not let programs mount a volume of their own");
        return List.of(Figure.of("times full", "count", 0));
      }
      return measure(run, volume.get());
    }
  }

  private static List<Figure> measure(Run run, SmallVolume volume) throws Exception {
    int times = run.timesOr(TIMES);
    double slowest = 0;
    try (WorkedServer server =
        WorkedServer.start(volume.path().resolve("data"), volume.command(), run)) {
      volume.belongsTo(server.process().pid());
      for (int time = 1; time <= times; time++) {
        Pauses.ofMillis(BEFORE_MILLIS);
        volume.fill();
        Pauses.ofMillis(FULL_MILLIS);
        volume.makeRoom();
        long start = System.nanoTime();
        server.awaitSomethingDone();
        double seconds = (System.nanoTime() - start) / 1e9;
        slowest = Math.max(slowest, seconds);
        server.examine("time %d without room".formatted(time));
        run.say("Time %d of %d: working again after %.1f s", time, times, seconds);
      }
      server.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("times full", "count", times));
      figures.addAll(server.figures());
      figures.add(
          Figure.of("longest until commands are done again", "s", slowest)
              .atMost(WORKING_AGAIN_SECONDS));
      return figures;
    }
  }
}
