package io.countersign.ops.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A policy that has a second person look at what the first would skip. */
class ConfirmedSkipsTest {
  private static final String SKIP =
      "{\"reason\":\"CANNOT_BE_READ\",\"comment\":\"Black all over\"}";

  private final Staff staff =
      Staff.of("text/plain", Staff.POLICY.replace("\"flow\":", "\"confirmSkips\":true,\"flow\":"));

  private JsonNode claimed(Http person) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    return claimed.json();
  }

  private JsonNode act(Http person, String action, String body) {
    String task = claimed(person).path("id").asString();
    Answer done = person.post("/api/v1/tasks/" + task + "/" + action, body);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    return done.json();
  }

  private List<String> history(Http person, String row) {
    JsonNode events = person.get("/api/v1/data-rows/" + row + "/history").json().path("items");
    return events.valueStream().map(event -> event.path("type").asString()).toList();
  }

  private JsonNode mine(Http person, long position) {
    String done = "/tasks?state=DONE&assignee=me&atLeast=" + position;
    return person.get(staff.path(done)).json().path("items");
  }

  @Test
  void theFirstSkipGivesTheTaskToAnotherAndTheSecondEndsTheRow() {
    staff.importTexts("dark", 1);
    JsonNode first = act(staff.labeller(), "skip", SKIP);
    assertThat(first.path("state").asString()).isEqualTo("LABEL");
    String row = first.path("dataRow").asString();
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(204);
    assertThat(staff.labeller().post("/api/v1/tasks/" + row + ".1/claim", "{}").code())
        .isEqualTo("OWN_LABEL");

    JsonNode second = act(staff.otherLabeller(), "skip", SKIP);

    assertThat(second.path("state").asString()).isEqualTo("SKIPPED");
    assertThat(history(staff.labeller(), row))
        .as("once it is finished, both are known")
        .containsSubsequence("skip-proposed", "task-claimed", "data-row-skipped");
    Trial.findsNoDifference(staff.admin());
  }

  @Test
  void theOtherPersonIsNotToldAndLabelsItAsAnyRow() {
    staff.importTexts("dim", 1);
    String row = act(staff.labeller(), "skip", SKIP).path("dataRow").asString();
    JsonNode task = claimed(staff.otherLabeller());
    assertThat(task.toString()).doesNotContain("Black all over", "skip");
    for (Http person : List.of(staff.otherLabeller(), staff.reviewer(), staff.lead())) {
      assertThat(history(person, row)).doesNotContain("skip-proposed");
    }
    assertThat(history(staff.labeller(), row)).as("their own").contains("skip-proposed");
    assertThat(history(staff.auditor(), row)).contains("skip-proposed");
    assertThat(staff.lead().get(staff.path("/events?key=dim-0")).body())
        .doesNotContain("skip-proposed", "Black all over");

    String path = "/api/v1/tasks/" + task.path("id").asString() + "/submit";
    Answer labelled = staff.otherLabeller().post(path, Staff.SPAM);

    assertThat(labelled.json().path("state").asString()).isEqualTo("REVIEW");
    assertThat(history(staff.reviewer(), row)).doesNotContain("skip-proposed");
    assertThat(act(staff.reviewer(), "skip", SKIP).path("state").asString())
        .as("the first at this task")
        .isEqualTo("REVIEW");
  }

  @Test
  void whoPassedItOnFindsItAmongTheirDecisionsAndOthersDoNot() {
    staff.importTexts("mine", 1);
    long position = act(staff.labeller(), "skip", SKIP).path("position").asLong();
    assertThat(mine(staff.labeller(), position))
        .singleElement()
        .returns("SKIP_PROPOSED", task -> task.path("outcome").asString())
        .returns("DONE", task -> task.path("state").asString());
    JsonNode task = claimed(staff.otherLabeller());
    String path = "/api/v1/tasks/" + task.path("id").asString();
    assertThat(staff.labeller().get(path).json().path("outcome").asString())
        .isEqualTo("SKIP_PROPOSED");
    assertThat(staff.reviewer().get(path).json().has("outcome")).isFalse();
    JsonNode own = mine(staff.labeller(), position).path(0);
    assertThat(own.path("assigneeName").asString()).startsWith("labeller-");
    String done = staff.path("/tasks?state=DONE&atLeast=" + position);
    assertThat(staff.lead().get(done).json().path("items")).isEmpty();
    assertThat(staff.manager().get(done).json().path("items")).hasSize(1);
  }

  @Test
  void aReworkIsNoLongerKeptForWhoWouldSkipIt() {
    staff.importTexts("rework", 1);
    act(staff.labeller(), "submit", Staff.HAM);
    act(staff.reviewer(), "reject", "{\"reason\":\"UNCLEAR\"}");
    assertThat(staff.claimNext(staff.otherLabeller()).status()).isEqualTo(204);
    act(staff.labeller(), "skip", SKIP);
    assertThat(act(staff.otherLabeller(), "submit", Staff.SPAM).path("state").asString())
        .isEqualTo("REVIEW");
  }
}
