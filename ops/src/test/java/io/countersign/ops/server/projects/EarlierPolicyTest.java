package io.countersign.ops.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import org.junit.jupiter.api.Test;

/** A project's policy as it was, over HTTP. */
class EarlierPolicyTest {
  private final Staff staff = Staff.ofTexts();

  @Test
  void anEarlierPolicyIsGivenAsItWas() {
    changeInstructions("Look twice.");
    Answer first = staff.auditor().get(staff.path("?policyVersion=1"));
    assertThat(first.json().path("policyVersion").asInt()).as(first.body()).isEqualTo(1);
    assertThat(first.json().path("instructions").asString()).isEqualTo("Look closely.");
    Answer now = staff.auditor().get(staff.path(""));
    assertThat(now.json().path("policyVersion").asInt()).isEqualTo(2);
    assertThat(now.json().path("instructions").asString()).isEqualTo("Look twice.");
    Answer second = staff.auditor().get(staff.path("?policyVersion=2"));
    assertThat(second.json().path("review")).isEqualTo(now.json().path("review"));
  }

  @Test
  void refusesAVersionThatNeverWas() {
    Answer answer = staff.auditor().get(staff.path("?policyVersion=2"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.json().path("code").asString()).isEqualTo("PROJECT_NOT_FOUND");
  }

  @Test
  void aStrangerIsNotToldOfAnyVersion() {
    assertThat(staff.stranger().get(staff.path("?policyVersion=1")).status()).isEqualTo(404);
  }

  private void changeInstructions(String instructions) {
    String policy = "{" + Staff.POLICY.replace("Look closely.", instructions) + "}";
    Answer changed = staff.manager().put(staff.path("/policy"), policy);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }
}
