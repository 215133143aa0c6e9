package io.countersign.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "%%", "T-shirt/top", "$set", "1.0.0", "a%2eb", "ü 猫", "\0"})
  void whatIsEscapedComesBack(String text) {
    String escaped = Keys.escape(text);

    assertThat(Keys.unescape(escaped)).isEqualTo(text);
    assertThat(escaped).isNotEmpty().doesNotContain(".", "$", "/", "\0");
  }

  @Test
  void partsComeBack() {
    assertThat(Keys.split(Keys.join("a/b", "", "50 %"))).containsExactly("a/b", "", "50 %");
  }

  @Test
  void partsAreNeverTakenForOthers() {
    assertThat(Keys.join("a/b", "c")).isNotEqualTo(Keys.join("a", "b/c"));
    assertThat(Keys.join("", "a")).isNotEqualTo(Keys.join("a", ""));
  }
}
