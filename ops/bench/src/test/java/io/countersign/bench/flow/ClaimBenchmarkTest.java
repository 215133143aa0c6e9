package io.countersign.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.flow.ClaimBenchmark.Sizes;
import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** At sizes that say nothing about speed: that it still finds what it compares with. */
@Tag("trials")
class ClaimBenchmarkTest {
  private static final long SEED = 1;

  @Test
  void claimComparesWithTheEngineAndABareTable() throws Exception {
    ClaimBenchmark claim = new ClaimBenchmark(new Sizes(200, 64, 64, 1));

    List<Figure> figures = claim.measure(Run.times(1, SEED, System.err::println));

    assertThat(figures)
        .extracting(Figure::metric)
        .containsExactly(
            "claims by 8 people",
            "claims by 8 people",
            "claimed twice by 8 people",
            "failed claims by 8 people",
            "claims by 32 people",
            "claims by 32 people",
            "claimed twice by 32 people",
            "failed claims by 32 people");
    assertThat(figures)
        .filteredOn(figure -> figure.metric().startsWith("claims by"))
        .allSatisfy(figure -> assertThat(figure.ours()).isPositive());
    assertThat(figures)
        .filteredOn(figure -> figure.metric().contains("twice"))
        .allSatisfy(figure -> assertThat(figure.ours()).isZero());
  }
}
