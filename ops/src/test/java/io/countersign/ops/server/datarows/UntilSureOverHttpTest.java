package io.countersign.ops.server.datarows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A row is looked at until its label is sure enough, all of it over HTTP. */
class UntilSureOverHttpTest {
  private static final String RULES =
      """
      "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
      "preLabel":{"model":"m","suggestFrom":0.5,"acceptFrom":0.95,"auditShare":0},
      "review":{"flow":"quality-target","stages":[{"name":"review","group":"reviewers","share":1.0}],
        "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS"]}
      """;
  private static final String QUALITY = ",\"quality\":{\"target\":0.99,\"mostLooks\":4}";

  private final Staff staff = Staff.of("text/plain", RULES.strip() + QUALITY);

  private String row(String key, double confidence) {
    String line =
        """
        {"key":"%s","text":"text of %s","preLabel":{"confidence":%s,"model":"m",
         "annotations":[{"name":"category","type":"choice","value":"ham"}]}}
        """
            .formatted(key, key, confidence)
            .replace("\n", "");
    assertThat(staff.importLines("only", line).json().path("registered").asInt()).isEqualTo(1);
    return Trial.eventually(
            () ->
                staff
                    .auditor()
                    .get(staff.path("/data-rows?key=" + key))
                    .json()
                    .path("items")
                    .path(0),
            found -> !found.path("state").asString("REGISTERED").equals("REGISTERED"))
        .path("id")
        .asString();
  }

  private JsonNode seen(Http person, String row) {
    return person.get("/api/v1/data-rows/" + row).json();
  }

  private String decide(Http person, String action, String body) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    String path = "/api/v1/tasks/" + claimed.json().path("id").asString() + "/" + action;
    Answer decided = person.post(path, body);
    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    return claimed.body();
  }

  @Test
  void saysHowSureItIsToThoseWhoMayKnow() {
    String row = row("nearly", 0.9);
    JsonNode before = seen(staff.manager(), row).path("sureness");
    assertThat(before.path("now").asDouble()).isEqualTo(0.9, within(1e-9));
    assertThat(before.path("target").asDouble()).isEqualTo(0.99);
    assertThat(before.path("reason").asString()).isEqualTo("NOT_SURE");

    decide(staff.reviewer(), "approve", "{}");
    JsonNode after = seen(staff.auditor(), row);
    assertThat(after.path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(after.at("/sureness/now").asDouble())
        .isEqualTo(0.9 * 0.98 / (0.9 * 0.98 + 0.1 * 0.02), within(1e-9));
    assertThat(staff.auditor().get("/api/v1/data-rows/" + row + "/history").body())
        .contains("look-asked", "\"sureness\"");
    for (Http measured : List.of(staff.labeller(), staff.reviewer(), staff.lead())) {
      assertThat(seen(measured, row).has("sureness")).isFalse();
      assertThat(measured.get("/api/v1/data-rows/" + row + "/history").body())
          .doesNotContain("look-asked", "\"sureness\"");
    }
  }

  @Test
  void whoLabelsBlindKnowsNothingOfWhatWasSaid() {
    String row = row("rejected", 0.9);
    decide(staff.reviewer(), "reject", "{\"reason\":\"WRONG_CLASS\",\"comment\":\"no ham\"}");
    assertThat(seen(staff.manager(), row).at("/sureness/reason").asString()).isEqualTo("REJECTED");

    for (Http person : List.of(staff.labeller(), staff.otherLabeller(), staff.lead())) {
      for (String path : List.of("", "/history")) {
        assertThat(person.get("/api/v1/data-rows/" + row + path).body())
            .as(path)
            .doesNotContain("\"ham\"", "no ham", "label-rejected");
      }
    }
    assertThat(decide(staff.labeller(), "submit", Staff.SPAM)).doesNotContain("\"ham\"", "no ham");
    JsonNode accepted = seen(staff.labeller(), row);
    assertThat(accepted.path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(accepted.at("/annotations/0/value").asString()).isEqualTo("spam");
  }

  @Test
  void aFlowUntilSureNeedsAQualityToReach() {
    Answer refused = staff.manager().put(staff.path("/policy"), "{" + RULES + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("quality");
    Answer certain =
        staff
            .manager()
            .put(
                staff.path("/policy"),
                "{" + RULES + ",\"quality\":{\"target\":1.0,\"mostLooks\":0}}");
    assertThat(certain.status()).isEqualTo(422);
    assertThat(certain.body()).contains("quality.target", "quality.mostLooks");
  }

  @Test
  void aConfidentModelIsAcceptedAtOnce() {
    JsonNode accepted = seen(staff.manager(), row("sure", 0.96));
    assertThat(accepted.path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(accepted.path("acceptedBy").asString()).isEqualTo("MODEL");
    Trial.findsNoDifference(staff.admin());
  }
}
