package io.countersign.ops.contract.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureTest {
  @Test
  void aRateBelowItsGoalDoesNotMeetIt() {
    assertThat(Figure.of("import", "rows/s", 1_999).atLeast(2_000).met()).isFalse();
    assertThat(Figure.of("import", "rows/s", 2_000).atLeast(2_000).met()).isTrue();
  }

  @Test
  void aRatioIsOursToTheOther() {
    Figure figure = Figure.of("1,000 more rows", "s", 0.6).against("empty", 0.5).ratioAtMost(1.2);

    assertThat(figure.ratio()).isEqualTo(1.2);
    assertThat(figure.met()).isTrue();
    assertThat(figure.goal()).isEqualTo("ratio <= 1.20");
  }

  @Test
  void aProgramFindsEveryFieldOfTheContract() {
    JsonNode json = JsonMapper.shared().valueToTree(Figure.of("kills", "", 3));

    assertThat(json.propertyNames())
        .containsExactly("metric", "unit", "ours", "other", "against", "ratio", "goal", "met");
  }

  @Test
  void theTableSaysWhichGoalIsMissed() {
    String table =
        FigureTable.of(
            "import",
            List.of(
                Figure.of("import of 100,000 rows", "rows/s", 3_210.4).atLeast(2_000),
                Figure.of("1,000 more rows", "s", 0.9).against("empty", 0.5).ratioAtMost(1.2)));

    assertThat(table.lines())
        .containsExactly(
            "import",
            "  metric                  unit    ours  other  ratio  against  goal           met",
            "  import of 100,000 rows  rows/s  3210                         >= 2000        yes",
            "  1,000 more rows         s       0.90   0.50   1.80  empty    ratio <= 1.20  NO");
  }
}
