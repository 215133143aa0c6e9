package io.countersign.ops.server.datarows;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Finds rows by key, in all the projects that are the caller's to see and in no other. */
class RowsByKeyTest {
  private final Staff one = Staff.ofTexts();
  private final Staff other = Staff.ofTexts();
  private final String name = "k" + UUID.randomUUID();

  private List<String> found(Http person, String query) {
    List<String> found = new ArrayList<>();
    String after = "";
    do {
      Answer answer = person.get("/api/v1/data-rows?key=" + query + after);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      JsonNode page = answer.json();
      page.path("items").forEach(row -> found.add(row.path("key").asString()));
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return found;
  }

  private void importKeys(Staff staff, String... keys) {
    StringBuilder lines = new StringBuilder();
    for (String key : keys) {
      lines.append("{\"key\":\"%s\",\"text\":\"one\"}%n".formatted(key));
    }
    Answer imported = staff.importLines("b", lines.toString());
    assertThat(imported.json().path("registered").asInt()).isEqualTo(keys.length);
  }

  @Test
  void findsTheExactKeyFirstAndOnlyWhatIsTheCallersToSee() {
    importKeys(one, name + "-2", name, name + "-10");
    importKeys(other, name, "x" + name);

    assertThat(found(one.labeller(), name)).containsExactly(name, name + "-10", name + "-2");
    assertThat(found(other.labeller(), name)).containsExactly(name);
    assertThat(found(one.stranger(), name)).isEmpty();
    List<String> all = List.of(name, name, name + "-10", name + "-2");
    assertThat(found(one.admin(), name)).isEqualTo(all);
    assertThat(found(one.admin(), name + "&limit=1")).isEqualTo(all);
    JsonNode first =
        other.auditor().get("/api/v1/data-rows?key=" + name).json().path("items").get(0);
    assertThat(first.path("project").asString()).isEqualTo(other.project());
    assertThat(first.path("projectName").asString()).startsWith("p-");
  }

  @Test
  void refusesWhatNoKeyBeginsWith() {
    for (String query : List.of("", "?key=", "?key=a%00b", "?key=" + "a".repeat(501))) {
      assertThat(one.auditor().get("/api/v1/data-rows" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(one.auditor().get("/api/v1/data-rows?key=a&after=eA").status()).isEqualTo(400);
  }
}
