package io.countersign.bench.trial;

import io.countersign.bench.Measurement;
import io.countersign.bench.Run;
import io.countersign.bench.rig.Signals;
import io.countersign.bench.trial.load.Cluster;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.ops.figures.Figure;
import io.countersign.projections.AdvisoryLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills or freezes one of two and three nodes that share their stores, under load and most often
 * the one that keeps the projections; a frozen one wakes up after its lease has run out.
 */
public final class NodesTrial implements Measurement {
  private static final int FAULTS = 20;
  private static final int EARLIEST_MILLIS = 500;
  private static final int LATEST_MILLIS = 2_000;
  private static final int OTHERS_PERCENT = 30;
  private static final double TAKEN_OVER_SECONDS = AdvisoryLease.LEASE.toSeconds() + 5;
  private static final long FROZEN_MILLIS = AdvisoryLease.LEASE.toMillis() + 6_000;

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public String about() {
    return "one of two and three nodes killed or frozen under load: the others take over";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int faults = run.timesOr(FAULTS);
    Random points = run.random(1);
    double slowest = 0;
    try (TemporaryFolder folder = TemporaryFolder.make("nodes");
        Cluster cluster = Cluster.start(folder.path(), run)) {
      for (int fault = 1; fault <= faults; fault++) {
        if (fault > faults / 2) {
          cluster.grow();
        }
        Pauses.ofMillis(EARLIEST_MILLIS + points.nextInt(LATEST_MILLIS));
        slowest = Math.max(slowest, fault(run, cluster, points, fault));
      }
      cluster.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("nodes killed or frozen", "count", faults));
      figures.addAll(cluster.figures());
      figures.add(
          Figure.of("longest until the projections go on", "s", slowest)
              .atMost(TAKEN_OVER_SECONDS));
      return figures;
    }
  }

  private static double fault(Run run, Cluster cluster, Random points, int number)
      throws Exception {
    int victim =
        points.nextInt(100) < OTHERS_PERCENT ? points.nextInt(cluster.size()) : cluster.projector();
    boolean freezes = points.nextBoolean();
    long start = System.nanoTime();
    String how = "%d: node %d %s".formatted(number, victim, freezes ? "frozen" : "killed");
    if (freezes) {
      Signals.send("STOP", cluster.node(victim).pid());
    } else {
      cluster.node(victim).kill();
    }
    cluster.avoid(victim);
    cluster.awaitProjections();
    double seconds = (System.nanoTime() - start) / 1e9;
    run.say("Fault %s, taken over in %.1f s", how, seconds);
    if (freezes) {
      Pauses.ofMillis(FROZEN_MILLIS - Math.round(seconds * 1000));
      Signals.send("CONT", cluster.node(victim).pid());
    } else {
      cluster.startAgain(victim);
    }
    cluster.avoid(Cluster.NONE);
    cluster.examine("fault " + how);
    return seconds;
  }
}
