package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the same work takes longer where there is more of everything: one server with few rows
 * and one with many take turns.
 */
public final class ScaleBenchmark implements Measurement {
  private static final int FEW = 1_000;

  /** Fewer, for whoever works on this benchmark, by a system property. */
  private static final int MANY = Integer.getInteger("countersign.bench.rows", 300_000);

  private static final int MORE = 1_000;
  private static final double SLOWER_AT_MOST = 1.2;
  private static final double MILLIS = 1_000;

  private final int few;
  private final int many;
  private final int more;

  public ScaleBenchmark() {
    this(FEW, MANY, MORE);
  }

  /**
   * The same at other sizes.
   *
   * @param more rows in each import into those that there are
   */
  ScaleBenchmark(int few, int many, int more) {
    this.few = few;
    this.many = many;
    this.more = more;
  }

  /** What is done; what makes rows more comes last. */
  private List<Work> works() {
    return List.of(
        new Work("a page of open tasks", ScaleSite::listTasks),
        new Work("the first page of data rows", ScaleSite::listRows),
        new Work("a page from the middle of them", ScaleSite::listRowsInTheMiddle),
        new Work("a data row by its key", ScaleSite::findByKey),
        new Work("the dashboard", ScaleSite::dashboard),
        new Work("a claim", ScaleSite::claim),
        new Work("a row labelled, reviewed, accepted", ScaleSite::accept),
        new Work("an import of %,d more".formatted(more), site -> site.importMore(more)));
  }

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String about() {
    return "the same work on a server with %,d rows and on one with %,d".formatted(few, many);
  }

  /** Does it once; the answer is in seconds. */
  private interface Doing {
    double seconds(ScaleSite site) throws Exception;
  }

  private record Work(String title, Doing doing) {}

  @Override
  public List<Figure> measure(Run run) throws Exception {
    run.say("Importing %,d and %,d rows", few, many);
    try (ScaleSite small = ScaleSite.open(few);
        ScaleSite large = ScaleSite.open(many)) {
      List<Figure> figures = new ArrayList<>();
      for (Work work : works()) {
        figures.add(compare(work, large, small, run));
      }
      return figures;
    }
  }

  private static Figure compare(Work work, ScaleSite large, ScaleSite small, Run run)
      throws Exception {
    work.doing.seconds(small);
    work.doing.seconds(large);
    Pairs<Double> pairs =
        Pairs.take(
            run.timesOr(Pairs.TURNS),
            turn -> work.doing.seconds(large),
            turn -> work.doing.seconds(small));
    String against = "with %,d rows".formatted(small.rows());
    Figure figure = pairs.figure(work.title, "ms", against, seconds -> seconds * MILLIS);
    run.say("%s: %.2f x", work.title, pairs.ratio(seconds -> seconds));
    return figure.ratioAtMost(SLOWER_AT_MOST);
  }
}
