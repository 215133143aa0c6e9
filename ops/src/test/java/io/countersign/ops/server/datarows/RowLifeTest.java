package io.countersign.ops.server.datarows;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of a row, from its import to its acceptance, all of it over HTTP. */
class RowLifeTest {
  private final Staff staff = Staff.ofTexts();

  private String act(Http person, String task, String action, String body) {
    Answer answer = person.post("/api/v1/tasks/" + task + "/" + action, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("state").asString();
  }

  private String claim(Http person) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    return claimed.json().path("id").asString();
  }

  @Test
  void goesThroughBothStagesWithRework() {
    staff.importTexts("life", 1);
    String label = claim(staff.labeller());
    assertThat(act(staff.labeller(), label, "submit", Staff.HAM)).isEqualTo("REVIEW");
    String review = claim(staff.reviewer());
    assertThat(act(staff.reviewer(), review, "reject", "{\"reason\":\"WRONG_CLASS\"}"))
        .isEqualTo("REWORK");
    assertThat(staff.claimNext(staff.otherLabeller()).status()).isEqualTo(204);
    Answer rework = staff.claimNext(staff.labeller());
    assertThat(rework.json().path("kind").asString()).isEqualTo("REWORK");
    assertThat(rework.json().path("round").asInt()).isEqualTo(2);
    assertThat(rework.json().path("reviews").get(0).path("reason").asString())
        .isEqualTo("WRONG_CLASS");
    String again = rework.json().path("id").asString();
    assertThat(act(staff.labeller(), again, "submit", Staff.SPAM)).isEqualTo("REVIEW");
    act(staff.reviewer(), claim(staff.reviewer()), "approve", "{}");
    Answer accepted =
        staff
            .lead()
            .post("/api/v1/tasks/" + claim(staff.lead()) + "/approve", "{\"secondsSpent\":3.5}");
    assertThat(accepted.json().path("state").asString()).isEqualTo("ACCEPTED");
    requireEverywhere(accepted.json());
  }

  /** What the row, its history, the list, the batch and the export say in the end. */
  private void requireEverywhere(JsonNode accepted) {
    String row = "/api/v1/data-rows/" + accepted.path("dataRow").asString();
    Answer now = staff.auditor().get(row);
    assertThat(now.json().path("state").asString()).isEqualTo("ACCEPTED");
    assertThat(now.json().path("labels")).hasSize(2);
    assertThat(now.json().path("version").asLong()).isEqualTo(accepted.path("version").asLong());
    List<String> types =
        staff
            .auditor()
            .get(row + "/history")
            .json()
            .path("items")
            .valueStream()
            .map(event -> event.path("type").asString())
            .toList();
    assertThat(types).startsWith("data-row-registered").endsWith("data-row-accepted");
    assertThat(types).contains("label-rejected", "sent-to-rework", "label-approved");
    String atLeast = "atLeast=" + accepted.path("position").asLong();
    Answer list = staff.auditor().get(staff.path("/data-rows?state=ACCEPTED&" + atLeast));
    assertThat(list.json().path("items")).as(list.body()).hasSize(1);
    Answer export = staff.auditor().get(staff.path("/export?state=ACCEPTED"));
    JsonNode line = Http.JSON.readTree(export.body().lines().findFirst().orElseThrow());
    assertThat(line.path("acceptedBy").asString()).isEqualTo("REVIEW");
    assertThat(line.path("annotations").get(0).path("value").asString()).isEqualTo("spam");
    Answer done = staff.auditor().get(staff.path("/tasks?state=DONE"));
    assertThat(done.json().path("items")).hasSize(5);
  }

  @Test
  void isShownAsItWas() {
    staff.importTexts("then", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    act(staff.labeller(), task, "submit", Staff.HAM);
    assertThat(staff.auditor().get(row + "?version=0").json().path("state").asString())
        .isEqualTo("REGISTERED");
    assertThat(staff.auditor().get(row).json().path("state").asString()).isEqualTo("REVIEW");
    Answer before = staff.auditor().get(row + "?at=2001-01-01T00:00:00Z");
    assertThat(before.status()).isEqualTo(404);
    assertThat(before.code()).isEqualTo("DATA_ROW_NOT_FOUND");
  }

  @Test
  void canBeSkippedAndReopened() {
    staff.importTexts("skip", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    assertThat(act(staff.labeller(), task, "skip", "{\"reason\":\"CANNOT_BE_READ\"}"))
        .isEqualTo("SKIPPED");
    Answer forbidden = staff.labeller().post(row + "/reopen", "{\"reason\":\"not empty\"}");
    assertThat(forbidden.status()).isEqualTo(403);
    Answer reopened = staff.lead().post(row + "/reopen", "{\"reason\":\"not empty\"}");
    assertThat(reopened.status()).as(reopened.body()).isEqualTo(200);
    assertThat(reopened.json().path("state").asString()).isIn("LABEL", "REVIEW");
    Answer twice = staff.lead().post(row + "/reopen", "{\"reason\":\"not empty\"}");
    assertThat(twice.code()).isEqualTo("DATA_ROW_NOT_FINISHED");
  }

  @Test
  void isWithdrawnFromWhoeverHasItAndComesBack() {
    staff.importTexts("withdrawn", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    String reason = "{\"reason\":\"no consent\"}";
    assertThat(staff.labeller().post(row + "/withdraw", reason).status()).isEqualTo(403);
    Answer withdrawn = staff.lead().post(row + "/withdraw", reason);
    assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    assertThat(withdrawn.json().path("state").asString()).isEqualTo("WITHDRAWN");
    assertThat(staff.labeller().post("/api/v1/tasks/" + task + "/submit", Staff.SPAM).code())
        .isEqualTo("STAGE_PASSED");
    assertThat(listed(withdrawn, "")).isEmpty();
    assertThat(listed(withdrawn, "&state=WITHDRAWN")).hasSize(1);
    assertThat(staff.lead().post(row + "/withdraw", reason).code()).isEqualTo("DATA_ROW_WITHDRAWN");
    Answer restored = staff.lead().post(row + "/restore", "");
    assertThat(restored.json().path("state").asString()).as(restored.body()).isEqualTo("LABEL");
    assertThat(staff.lead().post(row + "/restore", "").code()).isEqualTo("DATA_ROW_NOT_WITHDRAWN");
    assertThat(listed(restored, "")).hasSize(1);
  }

  private List<String> listed(Answer after, String filter) {
    return staff
        .lead()
        .get(
            "/api/v1/projects/%s/data-rows?batch=withdrawn&atLeast=%d%s"
                .formatted(staff.project(), after.json().path("position").asLong(), filter))
        .json()
        .path("items")
        .valueStream()
        .map(row -> row.path("key").asString())
        .toList();
  }

  @Test
  void aReopeningIsTakenBackAsLongAsNobodyActedOnIt() {
    staff.importTexts("reopened", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    act(staff.labeller(), task, "skip", "{\"reason\":\"CANNOT_BE_READ\"}");
    staff.lead().post(row + "/reopen", "{\"reason\":\"not empty\"}");
    Answer undone = staff.lead().post(row + "/undo-reopening", "");
    assertThat(undone.json().path("state").asString()).as(undone.body()).isEqualTo("SKIPPED");
    assertThat(staff.lead().post(row + "/undo-reopening", "").code()).isEqualTo("CHANGED_SINCE");
  }

  @Test
  void whoDecidedAsksThatItBeReopenedAndALeadDeclinesOrReopens() {
    staff.importTexts("asked", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    act(staff.labeller(), task, "skip", "{\"reason\":\"CANNOT_BE_READ\"}");
    String reason = "{\"reason\":\"it can be read\"}";
    assertThat(staff.otherLabeller().post(row + "/ask-reopening", reason).code())
        .isEqualTo("NOT_DECIDED_BY_YOU");
    Answer asked = staff.labeller().post(row + "/ask-reopening", reason);
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    assertThat(staff.labeller().post(row + "/ask-reopening", reason).status()).isEqualTo(200);
    String waiting =
        staff.path(
            "/data-rows?reopeningAsked=true&atLeast=" + asked.json().path("position").asLong());
    assertThat(staff.lead().get(waiting).json().path("items")).hasSize(1);
    assertThat(staff.lead().get(row).json().at("/reopeningAsked/reason").asString())
        .isEqualTo("it can be read");
    assertThat(staff.labeller().post(row + "/decline-reopening", "{}").status()).isEqualTo(403);
    Answer declined = staff.lead().post(row + "/decline-reopening", "{\"comment\":\"no\"}");
    assertThat(declined.json().path("state").asString()).as(declined.body()).isEqualTo("SKIPPED");
    assertThat(staff.labeller().post(row + "/ask-reopening", reason).code())
        .isEqualTo("REOPENING_DECLINED");
  }

  @Test
  void isNotSkippedWithoutAReasonOfTheList() {
    staff.importTexts("reason", 1);
    String task = claim(staff.labeller());
    for (String body : List.of("", "{}", "{\"reason\":null}", "{\"reason\":\"empty\"}")) {
      Answer refused = staff.labeller().post("/api/v1/tasks/" + task + "/skip", body);
      assertThat(refused.status()).as(body).isIn(400, 422);
    }
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    assertThat(staff.labeller().get(row).json().path("state").asString()).isEqualTo("LABEL");
  }

  @Test
  void showsItsContentAndNeverRunsIt() {
    staff.importTexts("content", 1);
    String task = claim(staff.labeller());
    String row = "/api/v1/data-rows/" + task.substring(0, task.lastIndexOf('.'));
    Answer content = staff.labeller().get(row + "/content");
    assertThat(content.body()).isEqualTo("text number 0");
    assertThat(content.header("x-content-type-options")).hasValue("nosniff");
    assertThat(content.header("content-security-policy").orElseThrow()).contains("sandbox");
    assertThat(content.header("content-disposition").orElseThrow()).startsWith("attachment");
  }
}
