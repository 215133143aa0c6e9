package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.TextProject;
import io.countersign.bench.rig.Worker;
import io.countersign.bench.server.Deciders.Sprint;
import io.countersign.bench.server.Watch.Shown;
import io.countersign.ops.contract.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long after a decision the dashboard shows it, while people work nearly at full speed. */
public final class LagBenchmark implements Measurement {
  private static final int PEOPLE = 8;
  private static final double LOAD = 0.8;
  private static final double MILLIS_AT_MOST = 500;
  private static final double MILLIS = 1_000;
  private static final double MIDDLE = 0.5;
  private static final double NEARLY_ALL = 0.99;

  private final Sizes sizes;

  /**
   * How much of it.
   *
   * @param rows enough for all decisions
   * @param offered for how long decisions are made at a steady rate, unless told otherwise
   */
  record Sizes(int rows, Duration warmUp, Duration sprint, Duration offered) {}

  public LagBenchmark() {
    this(new Sizes(30_000, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(60)));
  }

  LagBenchmark(Sizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public String name() {
    return "lag";
  }

  @Override
  public String about() {
    return "from a decision to the dashboard, at 80 % of what 8 people can decide";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    run.say("Importing %,d rows that wait for a review", sizes.rows());
    try (TextServer server = TextServer.start(TextProject::make)) {
      server.project().importForReview("review", sizes.rows());
      server.project().awaitRows(sizes.rows());
      List<Worker> people = new ArrayList<>();
      for (int person = 0; person < PEOPLE; person++) {
        people.add(new Worker(server.hire("reviewer"), server.project().id()));
      }
      try (Deciders deciders = new Deciders(people)) {
        return measure(server, deciders, run);
      }
    }
  }

  private List<Figure> measure(TextServer server, Deciders deciders, Run run) throws Exception {
    deciders.asFastAsTheyCan(sizes.warmUp());
    Sprint sprint = deciders.asFastAsTheyCan(sizes.sprint());
    double behind = secondsBehind(server, sprint.lastPosition());
    double rate = LOAD * sprint.decisionsPerSecond();
    run.say(
        "%.0f decisions/s at most, %.1f s behind; now %.0f/s",
        sprint.decisionsPerSecond(), behind, rate);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("decisions of 8 people, at most", "1/s", sprint.decisionsPerSecond()));
    figures.add(Figure.of("the dashboard behind them", "s", behind));
    figures.addAll(offered(server, deciders, rate, run));
    return figures;
  }

  private static double secondsBehind(TextServer server, long position) throws Exception {
    return Stopwatch.seconds(
        () -> server.admin().get(server.path("/dashboard?atLeast=" + position)));
  }

  private List<Figure> offered(TextServer server, Deciders deciders, double rate, Run run)
      throws Exception {
    int decisions = run.timesOr((int) (rate * sizes.offered().toMillis() / MILLIS));
    try (Watch asking = Watch.asking(server);
        Watch following = Watch.following(server)) {
      double reached =
          deciders.atRate(
              rate,
              decisions,
              decision -> {
                asking.awaits(decision);
                following.awaits(decision);
              });
      List<Figure> figures = new ArrayList<>();
      figures.add(Figure.of("decisions at a steady rate", "1/s", reached).beside("were due", rate));
      figures.addAll(figures(asking.finish(), following.finish()));
      return figures;
    }
  }

  private static List<Figure> figures(List<Shown> asked, List<Shown> followed) {
    return List.of(
        millis("a decision, due to answered: median", asked, LagBenchmark::wait, MIDDLE),
        millis("a decision, due to answered: 99 %", asked, LagBenchmark::wait, NEARLY_ALL),
        millis("answered to dashboard: median", asked, Shown::secondsSinceAnswer, MIDDLE),
        millis("answered to dashboard: 99 %", asked, Shown::secondsSinceAnswer, NEARLY_ALL)
            .atMost(MILLIS_AT_MOST),
        millis("due to dashboard: 99 %", asked, Shown::secondsSinceDue, NEARLY_ALL),
        millis("answered to a page: median", followed, Shown::secondsSinceAnswer, MIDDLE),
        millis("answered to a page: 99 %", followed, Shown::secondsSinceAnswer, NEARLY_ALL)
            .atMost(MILLIS_AT_MOST));
  }

  private static double wait(Shown shown) {
    return (shown.decision().answeredAt() - shown.decision().dueAt()) / 1e9;
  }

  private static Figure millis(
      String metric, List<Shown> shown, ToDoubleFunction<Shown> seconds, double share) {
    List<Double> sorted = shown.stream().mapToDouble(seconds).sorted().boxed().toList();
    int rank = (int) Math.ceil(share * sorted.size()) - 1;
    return Figure.of(metric, "ms", sorted.get(Math.max(0, rank)) * MILLIS);
  }
}
