package io.countersign.ops.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody holds who may no longer do it goes to the team. */
class HandoverTest {
  private final Staff staff = Staff.ofTexts();

  private static String id(Http person) {
    return person.get("/api/v1/me").json().path("id").asString();
  }

  private static String claimed(Staff staff, Http person) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    return "/api/v1/tasks/" + claimed.json().path("id").asString();
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode task(String path) {
    return staff.manager().get(path).json();
  }

  /** A rework that is kept for the labeller, who wrote the label. */
  private String rework() {
    staff.importTexts("rework", 1);
    String label = claimed(staff, staff.labeller());
    done(staff.labeller().post(label + "/submit", Staff.HAM));
    String review = claimed(staff, staff.reviewer());
    done(staff.reviewer().post(review + "/reject", "{\"reason\":\"WRONG_CLASS\"}"));
    String rework = label.substring(0, label.lastIndexOf('.')) + ".3";
    assertThat(staff.claimNext(staff.otherLabeller()).status()).isEqualTo(204);
    return rework;
  }

  @Test
  void whoIsLetInNoLongerHoldsNothing() {
    String rework = rework();
    staff.importTexts("held", 1);
    String held = claimed(staff, staff.labeller());
    if (held.equals(rework)) {
      held = claimed(staff, staff.labeller());
    }
    done(staff.admin().put("/api/v1/users/" + id(staff.labeller()), "{\"active\":false}"));
    assertThat(task(held).path("state").asString()).isEqualTo("OPEN");
    done(staff.otherLabeller().post(held + "/claim", "{}"));
    done(staff.otherLabeller().post(rework + "/claim", "{}"));
  }

  @Test
  void whoLosesTheRoleKeepsOnlyWhatAnotherRoleIsFor() {
    String rework = rework();
    String me = staff.path("/members/" + id(staff.labeller()));
    staff.importTexts("held", 1);
    String held = claimed(staff, staff.labeller());
    done(staff.admin().put(me, "{\"roles\":[\"labeller\",\"reviewer\"]}"));
    assertThat(task(held).path("state").asString()).isEqualTo("CLAIMED");
    done(staff.admin().put(me, "{\"roles\":[\"reviewer\"]}"));
    assertThat(task(held).path("state").asString()).isEqualTo("OPEN");
    done(staff.otherLabeller().post(rework + "/claim", "{}"));
  }

  @Test
  void reworkOfSomebodyWhoLeftBeforeGoesToTheTeam() {
    staff.importTexts("late", 1);
    String label = claimed(staff, staff.labeller());
    done(staff.labeller().post(label + "/submit", Staff.HAM));
    String review = claimed(staff, staff.reviewer());
    done(staff.admin().put(staff.path("/members/" + id(staff.labeller())), "{\"roles\":[]}"));
    done(staff.reviewer().post(review + "/reject", "{\"reason\":\"WRONG_CLASS\"}"));
    String rework = label.substring(0, label.lastIndexOf('.')) + ".3";
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> staff.otherLabeller().post(rework + "/claim", "{}").status() == 200);
  }
}
