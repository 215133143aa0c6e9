package io.countersign.bench.trial;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.Signals;
import io.countersign.bench.trial.load.Cluster;
import io.countersign.bench.trial.load.RowsInHand;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.ops.demo.TemporaryFolder;
import io.countersign.projections.AdvisoryLease;
import java.time.Duration;
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
  private static final Duration ROWS_COME = Duration.ofSeconds(10);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);
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
    Slowest slowest = new Slowest(0, 0, 0);
    try (TemporaryFolder folder = TemporaryFolder.make("nodes");
        Cluster cluster = Cluster.start(folder.path(), run)) {
      for (int fault = 1; fault <= faults; fault++) {
        if (fault > faults / 2) {
          cluster.grow();
        }
        Pauses.ofMillis(EARLIEST_MILLIS + points.nextInt(LATEST_MILLIS));
        slowest = slowest.or(fault(run, cluster, points, fault));
      }
      cluster.stopWork();
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("nodes killed or frozen", "count", faults));
      figures.addAll(cluster.figures());
      figures.addAll(slowest.figures());
      return figures;
    }
  }

  /**
   * How long the others needed at most.
   *
   * @param projections seconds until the projections went on
   * @param models seconds until models were asked about the rows that the node had in hand
   * @param inHand how many rows that were, altogether
   */
  private record Slowest(double projections, double models, int inHand) {
    Slowest or(Slowest other) {
      return new Slowest(
          Math.max(projections, other.projections),
          Math.max(models, other.models),
          inHand + other.inHand);
    }

    List<Figure> figures() {
      return List.of(
          Figure.of("longest until the projections go on", "s", projections)
              .atMost(TAKEN_OVER_SECONDS),
          Figure.of("rows that a model was to be asked about", "count", inHand),
          Figure.of("longest until one was", "s", models).atMost(TAKEN_OVER_SECONDS));
    }
  }

  private static Slowest fault(Run run, Cluster cluster, Random points, int number)
      throws Exception {
    int victim =
        points.nextInt(100) < OTHERS_PERCENT ? points.nextInt(cluster.size()) : cluster.projector();
    boolean freezes = points.nextBoolean();
    long pid = cluster.node(victim).pid();
    RowsInHand rows = cluster.rowsInHand();
    if (points.nextBoolean()) {
      rows.await(pid, ROWS_COME);
    }
    long start = System.nanoTime();
    String how = "%d: node %d %s".formatted(number, victim, freezes ? "frozen" : "killed");
    if (freezes) {
      Signals.send("STOP", pid);
    } else {
      cluster.node(victim).kill();
    }
    cluster.avoid(victim);
    List<String> inHand = rows.await(pid, Duration.ZERO);
    cluster.awaitProjections();
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean asked = rows.awaitAsked(inHand, MOST_PATIENCE);
    double model = inHand.isEmpty() ? 0 : (System.nanoTime() - start) / 1e9;
    run.say(
        "Fault %s, taken over in %.1f s, %d rows in hand asked about in %.1f s%s",
        how, seconds, inHand.size(), model, asked ? "" : " were not");
    if (freezes) {
      Pauses.ofMillis(FROZEN_MILLIS - Math.round(Math.max(seconds, model) * 1000));
      Signals.send("CONT", cluster.node(victim).pid());
    } else {
      cluster.startAgain(victim);
    }
    cluster.avoid(Cluster.NONE);
    cluster.examine("fault " + how);
    return new Slowest(seconds, model, inHand.size());
  }
}
