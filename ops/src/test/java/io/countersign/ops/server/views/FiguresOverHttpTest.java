package io.countersign.ops.server.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How much is done, and by whom. */
class FiguresOverHttpTest {
  private final Staff staff = Staff.ofTexts();
  private String batch = "";
  private long position;

  /** Two of five rows accepted, another one rejected. */
  @BeforeEach
  void work() {
    batch = staff.importTexts("first", 3);
    staff.importTexts("second", 2);
    for (int i = 0; i < 3; i++) {
      done(staff.labeller(), "submit", Staff.SPAM);
    }
    done(staff.reviewer(), "approve", "{\"secondsSpent\":4}");
    done(staff.reviewer(), "approve", "{\"secondsSpent\":4}");
    done(staff.reviewer(), "reject", "{\"reason\":\"UNCLEAR\",\"secondsSpent\":60}");
    done(staff.lead(), "approve", "{}");
    done(staff.lead(), "approve", "{}");
  }

  private void done(Http person, String decision, String body) {
    String task = staff.claimNext(person).json().path("id").asString();
    Answer answer = person.post("/api/v1/tasks/" + task + "/" + decision, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    position = answer.json().path("position").asLong();
  }

  private JsonNode get(Http person, String path) {
    String mark = path.contains("?") ? "&" : "?";
    Answer answer = person.get(staff.path(path) + mark + "atLeast=" + position);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void aProjectBurnsUp() {
    JsonNode burnUp = get(staff.manager(), "/burn-up");
    JsonNode points = burnUp.path("points");
    assertThat(points.size()).isBetween(2, 500);
    JsonNode last = points.get(points.size() - 1);
    assertThat(last.path("registered").asInt()).isEqualTo(5);
    assertThat(last.path("accepted").asInt()).isEqualTo(2);
    assertThat(points.get(0).path("registered").asInt()).isZero();
    assertThat(burnUp.path("cone")).as("two rows within a minute").isEmpty();
    assertThat(burnUp.path("forecast").path("enough").asBoolean()).isFalse();
    assertThat(burnUp.path("forecast").has("p50")).isFalse();
  }

  @Test
  void soDoesABatch() {
    JsonNode byName = get(staff.manager(), "/burn-up?batch=first");
    assertThat(byName.path("batch").asString()).isEqualTo(batch);
    JsonNode points = byName.path("points");
    assertThat(points.get(points.size() - 1).path("registered").asInt()).isEqualTo(3);
    Answer unknown = staff.manager().get(staff.path("/burn-up?batch=none"));
    assertThat(unknown.code()).isEqualTo("BATCH_NOT_FOUND");
    String foreign = Staff.ofTexts().importTexts("other", 1);
    assertThat(staff.manager().get(staff.path("/burn-up?batch=" + foreign)).code())
        .isEqualTo("BATCH_NOT_FOUND");
  }

  @Test
  void everybodySeesTheirOwnFigures() {
    JsonNode reviewer = get(staff.reviewer(), "/reviewers/me");
    for (String period : new String[] {"today", "last7Days"}) {
      JsonNode figures = reviewer.path(period);
      assertThat(figures.path("decisions").asInt()).isEqualTo(3);
      assertThat(figures.path("rejectionRate").path("hits").asInt()).isEqualTo(1);
      assertThat(figures.path("rejectionRate").path("of").asInt()).isEqualTo(3);
      assertThat(figures.path("rejectionRate").path("high").asDouble()).isBetween(0.79, 0.80);
      assertThat(figures.path("rejectionRate").path("enough").asBoolean()).isFalse();
      assertThat(figures.path("medianSeconds").asDouble()).isBetween(3.5, 4.5);
      assertThat(figures.path("agreement").path("share").asDouble()).isEqualTo(1);
    }
    JsonNode labeller = get(staff.labeller(), "/reviewers/me").path("today");
    assertThat(labeller.path("labelled").asInt()).isEqualTo(3);
    assertThat(labeller.path("decisions").asInt()).isZero();
    assertThat(labeller.path("rejectionRate").has("share")).isFalse();
  }

  @Test
  void reviewersHaveNames() {
    JsonNode reviewers = get(staff.manager(), "/reviewers").path("items");
    assertThat(reviewers).hasSize(2);
    assertThat(reviewers.findValuesAsString("reviewerName"))
        .anyMatch(name -> name.startsWith("reviewer-"));
  }
}
