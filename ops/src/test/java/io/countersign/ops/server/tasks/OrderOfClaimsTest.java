package io.countersign.ops.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import org.junit.jupiter.api.Test;

/** Whoever asks for the next task is given what the project's policy puts first. */
class OrderOfClaimsTest {
  private final Staff staff = Staff.of("text/plain", Staff.POLICY.replace("PT8H", "PT0.001S"));

  @Test
  void whatIsOverdueComesFirstUnlessThePolicySaysPriority() {
    staff.importTexts("late", 2);
    Trial.eventually(
        () -> staff.manager().get(staff.path("/tasks?sla=BREACHED")).json(),
        late -> late.path("items").size() == 2);
    change("");
    String urgent = staff.importTexts("urgent", 1);
    String schedule = "/api/v1/batches/" + urgent + "/schedule";
    assertThat(staff.manager().put(schedule, "{\"priority\":90}").status()).isEqualTo(200);

    assertThat(nextKey()).isEqualTo("late-0");
    change("\"claimOrder\":\"PRIORITY_FIRST\",");
    assertThat(nextKey()).isEqualTo("urgent-0");
    assertThat(nextKey()).isEqualTo("late-1");
  }

  @Test
  void refusesAnOrderThatThereIsNot() {
    Answer answer =
        staff.manager().put(staff.path("/policy"), policy("\"claimOrder\":\"NEWEST\","));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("review.claimOrder");
  }

  private void change(String order) {
    Answer changed = staff.manager().put(staff.path("/policy"), policy(order));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private static String policy(String order) {
    return "{" + Staff.POLICY.replace("\"flow\":", order + "\"flow\":") + "}";
  }

  private String nextKey() {
    return staff.claimNext(staff.labeller()).json().path("key").asString();
  }
}
