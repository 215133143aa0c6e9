package io.countersign.engine.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
  @Test
  void isKeptComposedAndWithoutSpaceAround() {
    assertThat(Name.tidy("  cafe\u0301\u3000")).isEqualTo("caf\u00e9");
    assertThat(Name.tidy("sku-8841")).isEqualTo("sku-8841");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "T-shirt/top", "caf\u00e9", "\u65e5\u672c", "\ud83d\udc4d", "\u2764\ufe0f"})
  void isClearWhereAllOfItIsSeen(String name) {
    assertThat(Name.isClear(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        "a ",
        "cafe\u0301",
        "a\u200bb",
        "a\u202eb",
        "a\u2066b",
        "a\u00adb",
        "\ufeffa",
        "a\u00a0b",
        "a\tb",
        "a\u2028b",
        "\u3164",
        "\ue000"
      })
  void isNotClearWhereSomethingIsHiddenOrTurned(String name) {
    assertThat(Name.isClear(name)).isFalse();
  }

  @Test
  void looksLikeWhatCannotBeToldFromIt() {
    for (String same : List.of("Ham", "\uff48am", "h\u0430m", "HAM")) {
      assertThat(Name.areDistinct(List.of("ham", same))).as(same).isFalse();
    }
    assertThat(Name.areDistinct(List.of("ham", "spam", "h\u00e4m", "0", "O"))).isTrue();
  }
}
