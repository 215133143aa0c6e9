package io.countersign.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.bench.flow.GridBenchmark.Sizes;
import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GridBenchmarkTest {
  private static final long SEED = 1;

  @Test
  void handsTakeWhatTheirActionsAddUpTo() {
    assertThat(Hands.oneByOne(10, List.of())).isCloseTo(10 * (0.40 + 0.28), within(1e-9));
    assertThat(Hands.oneByOne(10, List.of(3)))
        .isCloseTo(10 * 0.40 + 9 * 0.28 + 1.35 + 3 * 0.28, within(1e-9));
    Hands hands = new Hands(4);
    assertThat(hands.inGrid(10, List.of(), 0.5))
        .isCloseTo(10 * 0.40 + 1.35 + 0.28 + 0.5, within(1e-9));
    // Two to the right and one down, then one to the left; a digit at each.
    assertThat(hands.inGrid(10, List.of(6, 5), 0) - hands.inGrid(10, List.of(), 0))
        .isCloseTo(2 * 1.35 + (3 + 1 + 2) * 0.28, within(1e-9));
  }

  /** At sizes that say nothing about speed: that it still finds what it compares with. */
  @Test
  @Tag("trials")
  void gridComparesWithOneByOne() throws Exception {
    GridBenchmark grid = new GridBenchmark(new Sizes(10, 1, 1, 10));

    List<Figure> figures = grid.measure(Run.times(1, SEED, System.err::println));

    assertThat(figures)
        .extracting(Figure::metric)
        .containsExactly(
            "seconds to claim a row in a grid of 48",
            "seconds by accepted row, 0 % wrong",
            "seconds by accepted row, 2 % wrong",
            "seconds by accepted row, 5 % wrong",
            "seconds by accepted row, 10 % wrong");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.ours()).isPositive());
  }
}
