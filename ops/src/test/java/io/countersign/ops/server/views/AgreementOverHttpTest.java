package io.countersign.ops.server.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two people label rows without knowing of each other: how far they agree, and on which rows. */
class AgreementOverHttpTest {
  private static final String POLICY =
      """
      "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
      "review":{"flow":"two-labels","stages":[],"maxRounds":2,"claimMinutes":30,
        "rejectionReasons":["WRONG_CLASS"]}
      """;
  private static final int ROWS = 6;

  private final Staff staff = Staff.of("text/plain", POLICY);
  private long position;

  /** One labeller says ham of all; the other says spam of two, and a lead decides for spam. */
  @BeforeEach
  void work() {
    staff.importTexts("text", ROWS);
    for (int i = 0; i < ROWS; i++) {
      submit(staff.labeller(), Staff.HAM);
    }
    for (int i = 0; i < ROWS; i++) {
      submit(staff.otherLabeller(), i < 2 ? Staff.SPAM : Staff.HAM);
    }
    submit(staff.lead(), Staff.SPAM);
    submit(staff.lead(), Staff.SPAM);
  }

  private void submit(Http person, String label) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    String task = claimed.json().path("id").asString();
    Answer answer = person.post("/api/v1/tasks/" + task + "/submit", label);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    position = answer.json().path("position").asLong();
  }

  private JsonNode get(Http person, String path) {
    String mark = path.contains("?") ? "&" : "?";
    Answer answer = person.get(staff.path(path) + mark + "atLeast=" + position);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private int rows(Map<String, String> filter) {
    List<String> query = new ArrayList<>();
    filter.forEach(
        (name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return get(staff.auditor(), "/data-rows?" + String.join("&", query)).path("items").size();
  }

  private static Map<String, String> independent(String... more) {
    Map<String, String> filter = new TreeMap<>();
    filter.put("compare", "INDEPENDENT");
    filter.put("question", "category");
    for (int i = 0; i < more.length; i += 2) {
      filter.put(more[i], more[i + 1]);
    }
    return filter;
  }

  @Test
  void tellsHowFarPeopleAgree() {
    JsonNode answer = get(staff.lead(), "/agreement");
    JsonNode category = answer.path("items").get(0);
    assertThat(category.path("question").asString()).isEqualTo("category");
    JsonNode all = category.path("all");
    assertThat(all.path("rows").asInt()).isEqualTo(ROWS);
    assertThat(all.path("agreed").asInt()).isEqualTo(4);
    // 10 times ham, twice spam, of which four answers are set against another one
    assertThat(all.path("value").asDouble()).isCloseTo(1 - 11 * 4.0 / (2 * 10 * 2), within(1e-9));
    assertThat(all.path("enough").asBoolean()).isFalse();
    assertThat(all.has("low")).isFalse();
    assertThat(category.path("byPair")).hasSize(1);
    assertThat(category.path("byPerson")).hasSize(2);
    String person = category.path("byPerson").get(0).path("person").asString();
    assertThat(answer.path("people").path(person).asString()).isNotEmpty();
  }

  @Test
  void eachFigureOpensTheRowsThatItCounts() {
    JsonNode category = get(staff.lead(), "/agreement").path("items").get(0);
    assertThat(rows(independent())).isEqualTo(ROWS);
    for (JsonNode of : category.path("byClass")) {
      assertThat(rows(independent("answer", of.path("answer").asString())))
          .isEqualTo(of.path("agreement").path("rows").asInt());
    }
    for (JsonNode of : category.path("byPerson")) {
      assertThat(rows(independent("answeredBy", of.path("person").asString())))
          .isEqualTo(of.path("agreement").path("rows").asInt());
    }
    for (JsonNode of : category.path("byWeek")) {
      assertThat(rows(independent("answeredIn", of.path("week").asString())))
          .isEqualTo(of.path("agreement").path("rows").asInt());
    }
  }

  @Test
  void eachCellOpensTheRowsThatItCounts() {
    JsonNode matrices = get(staff.manager(), "/confusions").path("items");
    int cells = 0;
    for (JsonNode matrix : matrices) {
      for (JsonNode cell : matrix.path("cells")) {
        Map<String, String> filter = independent();
        filter.put("compare", matrix.path("compare").asString());
        filter.put("answeredBy", matrix.path("person").asString());
        if (matrix.has("other")) {
          filter.put("otherBy", matrix.path("other").asString());
        }
        filter.put("answer", cell.path("answer").asString());
        filter.put("otherAnswer", cell.path("otherAnswer").asString());
        assertThat(rows(filter)).as(filter.toString()).isEqualTo(cell.path("rows").asInt());
        cells++;
      }
    }
    assertThat(matrices).as("a pair, and either with what was accepted").hasSize(3);
    assertThat(cells).as("2 of the pair, 2 of who was wrong, 2 of who was right").isEqualTo(6);
  }

  @Test
  void refusesAnAnswerThatSaysNotOfWhat() {
    for (String filter :
        List.of(
            "question=category",
            "compare=INDEPENDENT",
            "answer=ham",
            "compare=FIRST&question=category",
            "compare=INDEPENDENT&question=category&otherAnswer=ham",
            "compare=PROPOSED&question=category&answeredIn=2026-W09")) {
      Answer answer = staff.auditor().get(staff.path("/data-rows?" + filter));
      assertThat(answer.status()).as(filter).isEqualTo(400);
      assertThat(answer.body()).contains("PARAMETER_INVALID");
    }
  }

  @Test
  void isNotForThoseWhoLabel() {
    for (String path : List.of("/agreement", "/confusions")) {
      assertThat(staff.labeller().get(staff.path(path)).status()).isEqualTo(403);
      assertThat(staff.reviewer().get(staff.path(path)).status()).isEqualTo(403);
      assertThat(staff.auditor().get(staff.path(path)).status()).isEqualTo(200);
    }
    String proposed = staff.path("/data-rows?compare=PROPOSED&question=category");
    assertThat(staff.labeller().get(proposed).status()).isEqualTo(403);
    assertThat(staff.auditor().get(proposed).status()).isEqualTo(200);
  }
}
