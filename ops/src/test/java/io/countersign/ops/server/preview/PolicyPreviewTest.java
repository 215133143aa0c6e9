package io.countersign.ops.server.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a change of the rules would do. */
class PolicyPreviewTest {
  private final Staff staff = Staff.ofTexts();

  private Answer preview(Http person, String policy) {
    return person.post(staff.path("/policy/preview"), policy);
  }

  private static String withStageShare(String share) {
    return "{"
        + Staff.POLICY.replaceFirst("\"leads\",\"share\":1.0", "\"leads\",\"share\":" + share)
        + "}";
  }

  @Test
  void tellsWhatWouldChangeAndStoresNothing() {
    Answer answer = preview(staff.manager(), withStageShare("0.25"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode preview = answer.json();
    assertThat(preview.path("changed").valueStream().map(JsonNode::asString))
        .containsExactly("review.stages[1].share");
    assertThat(preview.path("now").path("decisionsPerRow").asDouble()).isEqualTo(3.0, within(1e-9));
    assertThat(preview.path("then").path("decisionsPerRow").asDouble())
        .isEqualTo(2.25, within(1e-9));
    assertThat(preview.path("policyVersion").asInt())
        .isEqualTo(staff.manager().get(staff.path("")).json().path("policyVersion").asInt());
  }

  @Test
  void refusesRulesThatTheProjectWouldRefuse() {
    Answer answer = preview(staff.manager(), withStageShare("1.5"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("POLICY_INVALID");
  }

  @Test
  void onlyThoseWhoMayChangeTheRulesMayTry() {
    assertThat(preview(staff.reviewer(), withStageShare("0.5")).status()).isEqualTo(403);
    assertThat(preview(staff.stranger(), withStageShare("0.5")).status()).isEqualTo(404);
  }
}
