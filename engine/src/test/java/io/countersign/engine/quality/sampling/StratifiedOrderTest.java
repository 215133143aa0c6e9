package io.countersign.engine.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.TestSeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StratifiedOrderTest {
  private static final Map<String, Integer> SIZES = Map.of("coat", 700, "bag", 250, "shirt", 47);

  @Test
  void eachBeginningHasAsMuchOfEachStratumAsThereIsOfItToTheNextRow() {
    Map<String, String> strata = strata();
    List<String> order = StratifiedOrder.of(strata, TestSeed.get());
    assertThat(order).containsExactlyInAnyOrderElementsOf(strata.keySet());
    Map<String, Integer> drawn = new HashMap<>();
    for (int n = 1; n <= order.size(); n++) {
      drawn.merge(strata.get(order.get(n - 1)), 1, Integer::sum);
      for (String stratum : SIZES.keySet()) {
        double fair = (double) n * SIZES.get(stratum) / order.size();
        assertThat((double) drawn.getOrDefault(stratum, 0)).isEqualTo(fair, within(2.0));
      }
    }
  }

  @Test
  void isTheSameForTheSameSeedInWhateverOrderTheRowsCome() {
    assertThat(StratifiedOrder.of(new HashMap<>(strata()), 7))
        .isEqualTo(StratifiedOrder.of(new TreeMap<>(strata()), 7))
        .isNotEqualTo(StratifiedOrder.of(strata(), 8));
  }

  @Test
  void whatIsDrawnOnceIsFixedForGood() {
    assertThat(StratifiedOrder.of(Map.of("a", "x", "b", "x", "c", "y", "d", "y", "e", "y"), 42))
        .containsExactly("c", "d", "a", "e", "b");
  }

  /** Also one whose stratum has too few for a whole place in the sample. */
  @Test
  void eachRowHasTheSameChance() {
    int draws = 20_000;
    Map<String, String> strata = new HashMap<>(Map.of("only", "rare"));
    for (int i = 0; i < 19; i++) {
      strata.put("row" + i, i < 6 ? "few" : "many");
    }
    Map<String, Integer> drawn = new HashMap<>();
    Random seeds = new Random(TestSeed.get());
    for (int i = 0; i < draws; i++) {
      StratifiedOrder.of(strata, seeds.nextLong())
          .subList(0, 4)
          .forEach(id -> drawn.merge(id, 1, Integer::sum));
    }
    assertThat(drawn.keySet()).isEqualTo(strata.keySet());
    assertThat(drawn.values())
        .allSatisfy(times -> assertThat((double) times / draws).isEqualTo(0.2, within(0.03)));
  }

  private static Map<String, String> strata() {
    Map<String, String> strata = new HashMap<>();
    SIZES.forEach(
        (stratum, size) -> {
          for (int i = 0; i < size; i++) {
            strata.put(stratum + "-" + i, stratum);
          }
        });
    return strata;
  }
}
