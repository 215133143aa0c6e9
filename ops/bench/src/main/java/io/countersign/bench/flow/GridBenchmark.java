package io.countersign.bench.flow;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What reviewing side by side saves: the server, which takes a grid's rows in one request, and the
 * person, who presses fewer keys.
 */
public final class GridBenchmark implements Measurement {
  /**
   * @param openReviews how many nobody claims
   * @param gridsInATurn as many rows are claimed one by one in the other's turn
   * @param warmUp grids before the first turn
   * @param gridsByHand that the simulated hands review for each share of errors
   */
  record Sizes(int openReviews, int gridsInATurn, int warmUp, int gridsByHand) {
    static final Sizes USUAL = new Sizes(2_000, 4, 4, 400);
  }

  /** Rows of a grid: eight columns and six lines on a laptop. */
  static final int ROWS = 48;

  private static final Hands HANDS = new Hands(8);
  private static final List<Integer> PERCENT_WRONG = List.of(0, 2, 5, 10);
  private static final String ONE_BY_ONE = "one by one";

  private final Sizes sizes;

  public GridBenchmark() {
    this(Sizes.USUAL);
  }

  GridBenchmark(Sizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public String name() {
    return "grid";
  }

  @Override
  public String about() {
    return "claims of 48 reviews in one request against 48 claims, and seconds by row for simulated hands";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int turns = run.timesOr(Pairs.TURNS);
    int claimed = ROWS * sizes.gridsInATurn();
    int rows = sizes.openReviews() + ROWS * sizes.warmUp() + 2 * turns * claimed;
    try (BenchDatabase database = BenchDatabase.open();
        Floor floor = new Floor(database.dataSource())) {
      run.say("Labelling %,d rows", rows);
      floor.register(0, rows);
      floor.labelAll(rows);
      for (int i = 0; i < sizes.warmUp(); i++) {
        floor.claimGrid("warm", ROWS);
      }
      Pairs<Double> seconds =
          Pairs.take(turns, turn -> inGrids(floor), turn -> oneByOne(floor, claimed));
      List<Figure> figures = new ArrayList<>();
      figures.add(
          seconds
              .figure("seconds to claim a row in a grid of 48", "s", ONE_BY_ONE, Double::valueOf)
              .ratioAtMost(0.5));
      double response = ROWS * Pairs.median(seconds.ours());
      PERCENT_WRONG.forEach(percent -> figures.add(byHand(run, percent, response)));
      return figures;
    }
  }

  /** Seconds for each row. */
  private double inGrids(Floor floor) {
    long begun = System.nanoTime();
    int rows = 0;
    for (int i = 0; i < sizes.gridsInATurn(); i++) {
      rows += floor.claimGrid("person-" + i, ROWS);
    }
    return perRow(begun, rows);
  }

  private static double oneByOne(Floor floor, int claims) {
    long begun = System.nanoTime();
    int rows = 0;
    for (int i = 0; i < claims; i++) {
      rows += floor.claimReview("person-" + i % ROWS).isPresent() ? 1 : 0;
    }
    return perRow(begun, rows);
  }

  private static double perRow(long begun, int rows) {
    return (System.nanoTime() - begun) / 1e9 / rows;
  }

  private Figure byHand(Run run, int percent, double response) {
    Random random = run.random(percent);
    double grid = 0;
    double single = 0;
    for (int i = 0; i < sizes.gridsByHand(); i++) {
      List<Integer> wrong = Hands.wrong(ROWS, percent / 100.0, random);
      grid += HANDS.inGrid(ROWS, wrong, response);
      single += Hands.oneByOne(ROWS, wrong);
    }
    int rows = ROWS * sizes.gridsByHand();
    return Figure.of("seconds by accepted row, %d %% wrong".formatted(percent), "s", grid / rows)
        .against(ONE_BY_ONE, single / rows)
        .ratioAtMost(1);
  }
}
