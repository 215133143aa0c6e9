package io.countersign.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.server.LagBenchmark.Sizes;
import io.countersign.ops.contract.figures.Figure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each at sizes that say nothing about speed: that it measures what it says it does. */
@Tag("server")
class ServerBenchmarksTest {
  private static final long SEED = 1;

  @Test
  void scaleComparesEachKindOfWork() throws Exception {
    List<Figure> figures = measure(new ScaleBenchmark(60, 120, 100));

    assertThat(figures)
        .extracting(Figure::metric)
        .containsExactly(
            "a page of open tasks",
            "the first page of data rows",
            "a page from the middle of them",
            "a data row by its key",
            "the dashboard",
            "a claim",
            "a row labelled, reviewed, accepted",
            "an import of 100 more");
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.ratio()).isPositive();
              assertThat(figure.goal()).isEqualTo("ratio <= 1.20");
            });
  }

  @Test
  void exportCountsWhatLeaves() throws Exception {
    List<Figure> figures = measure(new ExportBenchmark(200));

    assertThat(figures)
        .extracting(Figure::metric)
        .containsExactly("export of 200 rows, the first time", "export of 200 rows", "its size");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.ours()).isPositive());
  }

  @Test
  void listGetsEveryIdOnce() throws Exception {
    List<Figure> figures = measure(new ListBenchmark(1_100));

    assertThat(figures).extracting(Figure::metric).contains("1,100 data rows", "1,100 open tasks");
  }

  @Test
  void lagFollowsEachDecisionToTheDashboard() throws Exception {
    Duration moment = Duration.ofMillis(300);
    Measurement lag = new LagBenchmark(new Sizes(1_000, moment, moment, moment));

    List<Figure> figures = lag.measure(Run.times(20, SEED, System.err::println));

    assertThat(figures)
        .extracting(Figure::metric)
        .contains("decisions of 8 people, at most", "answered to dashboard: 99 %");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.ours()).isPositive());
  }

  private static List<Figure> measure(Measurement measurement) throws Exception {
    return measurement.measure(Run.times(1, SEED, System.err::println));
  }
}
