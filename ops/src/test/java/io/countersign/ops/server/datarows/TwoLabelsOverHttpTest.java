package io.countersign.ops.server.datarows;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two people label a row without knowing of each other, all of it over HTTP. */
class TwoLabelsOverHttpTest {
  private static final String POLICY =
      """
      "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
      "review":{"flow":"two-labels","stages":[],"maxRounds":2,"claimMinutes":30,
        "rejectionReasons":["WRONG_CLASS"]}
      """;

  private final Staff staff = Staff.of("text/plain", POLICY);

  private JsonNode claimed(Http person) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    return claimed.json();
  }

  private JsonNode submit(Http person, JsonNode task, String label) {
    String path = "/api/v1/tasks/" + task.path("id").asString() + "/submit";
    Answer answer = person.post(path, label);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void acceptsWhatBothSay() {
    staff.importTexts("equal", 1);
    submit(staff.labeller(), claimed(staff.labeller()), Staff.HAM);
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(204);
    JsonNode second = submit(staff.otherLabeller(), claimed(staff.otherLabeller()), Staff.HAM);
    assertThat(second.path("state").asString()).isEqualTo("ACCEPTED");
    requireAcceptedByLabel(second);
  }

  /** Nobody reviewed it, as the row, the list, its filter and the export say alike. */
  private void requireAcceptedByLabel(JsonNode accepted) {
    String row = "/api/v1/data-rows/" + accepted.path("dataRow").asString();
    String atLeast = "&atLeast=" + accepted.path("position").asLong();
    String byLabel = "\"acceptedBy\":\"LABEL\"";
    assertThat(staff.auditor().get(row).body()).contains(byLabel);
    for (String list : List.of("/data-rows", "/export")) {
      String path = staff.path(list + "?acceptedBy=");
      assertThat(staff.auditor().get(path + "LABEL" + atLeast).body()).contains(byLabel);
      assertThat(staff.auditor().get(path + "REVIEW" + atLeast).body()).doesNotContain("equal-0");
    }
  }

  @Test
  void showsBothToTheThirdWhoDecides() {
    staff.importTexts("different", 1);
    submit(staff.labeller(), claimed(staff.labeller()), Staff.HAM);
    JsonNode second = submit(staff.otherLabeller(), claimed(staff.otherLabeller()), Staff.SPAM);
    assertThat(second.path("state").asString()).isEqualTo("ADJUDICATE");
    JsonNode task = claimed(staff.lead());
    assertThat(task.path("kind").asString()).isEqualTo("ADJUDICATE");
    assertThat(task.path("label").isMissingNode()).isTrue();
    assertThat(said(task.path("previous"))).containsExactly("ham", "spam");
    JsonNode decided = submit(staff.lead(), task, Staff.SPAM);
    assertThat(decided.path("state").asString()).isEqualTo("ACCEPTED");
    Answer row = staff.auditor().get("/api/v1/data-rows/" + decided.path("dataRow").asString());
    assertThat(row.json().path("annotations").get(0).path("value").asString()).isEqualTo("spam");
    assertThat(row.json().path("labels")).hasSize(3);
  }

  private static List<String> said(JsonNode labels) {
    return labels
        .valueStream()
        .map(label -> label.path("annotations").get(0).path("value").asString())
        .toList();
  }

  @Test
  void nobodySeesALabelWhileTheOtherIsMade() {
    staff.importTexts("sealed", 1);
    JsonNode first = claimed(staff.labeller());
    JsonNode done = submit(staff.labeller(), first, Staff.HAM);
    JsonNode second = claimed(staff.otherLabeller());
    assertThat(second.path("previous")).isEmpty();
    for (Http person : List.of(staff.otherLabeller(), staff.lead(), staff.auditor())) {
      requireUnseen(person, first, done);
    }
  }

  private void requireUnseen(Http person, JsonNode task, JsonNode done) {
    String row = "/api/v1/data-rows/" + done.path("dataRow").asString();
    String atLeast = "atLeast=" + done.path("position").asLong();
    assertThat(person.get("/api/v1/tasks/" + task.path("id").asString()).status()).isEqualTo(404);
    List<String> paths =
        List.of(
            row,
            row + "/history",
            staff.path("/data-rows?" + atLeast),
            staff.path("/tasks"),
            staff.path("/tasks?state=DONE&" + atLeast),
            staff.path("/events"),
            staff.path("/export"));
    for (String path : paths) {
      Answer answer = person.get(path);
      assertThat(answer.body()).as(path).doesNotContain("\"value\":\"ham\"", "label-submitted");
    }
    assertThat(person.get(row).json().path("labels")).isEmpty();
  }
}
