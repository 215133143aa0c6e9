package io.countersign.projections.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What is done in many futures, looked at from time to time. */
final class Cone {
  private final double[][] done;
  private final double width;

  private Cone(double[][] done, double width) {
    this.done = done;
    this.width = width;
  }

  /**
   * Draws the futures.
   *
   * @param first hour since the epoch
   * @param hours how far they go
   * @param points how often they are looked at
   */
  static Cone draw(
      History history, SplittableRandom random, int draws, long first, double hours, int points) {
    double width = hours / points;
    double[][] done = new double[points + 1][draws];
    for (int draw = 0; draw < draws; draw++) {
      History.Future future = history.future(random);
      int next = 0;
      double sum = 0;
      for (int hour = 0; next <= points; hour++) {
        double accepted = future.accepted(first + hour);
        for (; next <= points && next * width <= hour + 1; next++) {
          done[next][draw] = sum + accepted * (next * width - hour);
        }
        sum += accepted;
      }
    }
    return new Cone(done, width);
  }

  /**
   * The points of the cone.
   *
   * @param ahead rows that are done before
   * @param open rows that are then done
   * @param accepted rows that are done already
   */
  List<ConePoint> points(Instant now, long ahead, long open, long accepted) {
    List<ConePoint> points = new ArrayList<>();
    for (int i = 0; i < done.length; i++) {
      double[] sorted = done[i].clone();
      Arrays.sort(sorted);
      long[] rows = new long[SHARES.length];
      for (int share = 0; share < SHARES.length; share++) {
        double all = sorted[Math.max(0, (int) Math.ceil(SHARES[share] * sorted.length) - 1)];
        rows[share] = accepted + Math.round(Math.max(0, Math.min(open, all - ahead)));
      }
      Instant at = now.plusSeconds(Math.round(i * width * 3_600));
      points.add(new ConePoint(at, rows[0], rows[1], rows[2], rows[3], rows[4]));
    }
    return points;
  }

  private static final double[] SHARES = {0.05, 0.15, 0.50, 0.85, 0.95};
}
