package io.countersign.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextRowsTest {
  @Test
  void eachLineIsARowWithItsOwnKeyAndText() throws IOException {
    List<JsonNode> rows = rows(new TextRows("bench", 500).readAllBytes());

    assertThat(rows).hasSize(500);
    assertThat(rows).extracting(row -> row.path("key").asString()).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.path("text").asString()).doesNotHaveDuplicates();
  }

  @Test
  void theSameRowsComeAgain() throws IOException {
    assertThat(new TextRows("bench", 50).readAllBytes())
        .isEqualTo(new TextRows("bench", 50).readAllBytes());
  }

  @Test
  void readingByteByByteGivesTheSame() throws IOException {
    byte[] whole = new TextRows("bench", 3).readAllBytes();
    TextRows single = new TextRows("bench", 3);

    for (byte expected : whole) {
      assertThat((byte) single.read()).isEqualTo(expected);
    }
    assertThat(single.read()).isEqualTo(-1);
  }

  private static List<JsonNode> rows(byte[] lines) {
    return new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(JsonMapper.shared()::readTree)
        .toList();
  }
}
