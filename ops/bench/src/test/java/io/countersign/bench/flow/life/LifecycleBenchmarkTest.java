package io.countersign.bench.flow.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of so few rows that it says nothing about speed: that it still finds both other engines. */
@Tag("trials")
class LifecycleBenchmarkTest {
  private static final long SEED = 1;

  @Test
  void lifecycleComparesWithBothEngines() throws Exception {
    List<Figure> figures =
        new LifecycleBenchmark(16).measure(Run.times(1, SEED, System.err::println));

    assertThat(figures)
        .extracting(Figure::metric)
        .containsExactly(
            "statements",
            "rows written",
            "WAL",
            "processor time",
            "lives",
            "statements",
            "rows written",
            "WAL",
            "processor time",
            "lives");
    assertThat(figures)
        .filteredOn(figure -> !figure.metric().equals("processor time"))
        .allSatisfy(figure -> assertThat(figure.ours()).isPositive());
  }
}
