package io.countersign.ops.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The flows that there are, and the one that a project names. */
class FlowsOverHttpTest {
  private static final String FLOW = "\"flow\":\"staged-review\"";

  private final Staff staff = Staff.ofTexts();
  private final List<JsonNode> flows = all();

  private List<JsonNode> all() {
    Answer answer = staff.stranger().get("/api/v1/flows");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  private int newest() {
    return flows.stream()
        .filter(flow -> flow.path("key").asString().equals("staged-review"))
        .mapToInt(flow -> flow.path("version").asInt())
        .max()
        .orElseThrow();
  }

  private Answer change(String flow) {
    return staff.manager().put(staff.path("/policy"), "{" + Staff.POLICY.replace(FLOW, flow) + "}");
  }

  private JsonNode review() {
    return staff.auditor().get(staff.path("")).json().path("review");
  }

  @Test
  void eachFlowSaysWhatItIs() {
    assertThat(flows)
        .extracting(flow -> flow.path("key").asString())
        .contains("staged-review", "two-labels", "quality-target");
    JsonNode staged = named("staged-review");
    assertThat(staged.path("name").asString()).isEqualTo("One label, reviewed");
    assertThat(staged.path("description").asString()).contains("stages of review");
    assertThat(staged.path("fewestStages").asInt()).isEqualTo(1);
    assertThat(staged.path("mostStages").asInt()).isEqualTo(10);
    assertThat(staged.path("untilSure").asBoolean()).isFalse();
    assertThat(named("quality-target").path("untilSure").asBoolean()).isTrue();
  }

  private JsonNode named(String key) {
    return flows.stream()
        .filter(flow -> flow.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void flowsComeInPages() {
    List<JsonNode> found = new ArrayList<>();
    JsonNode page = staff.labeller().get("/api/v1/flows?limit=1").json();
    page.path("items").forEach(found::add);
    while (page.has("next")) {
      String after = page.path("next").asString();
      page = staff.labeller().get("/api/v1/flows?limit=1&after=" + after).json();
      assertThat(page.path("items")).hasSize(1);
      page.path("items").forEach(found::add);
    }
    assertThat(found).isEqualTo(flows);
    assertThat(staff.labeller().get("/api/v1/flows?after=djE6eA").code())
        .isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void withoutAVersionTheNewestIsMeant() {
    assertThat(review().path("flowVersion").asInt()).isEqualTo(newest());
    String stored =
        TestServer.server()
            .part(JdbcTemplate.class)
            .queryForObject(
                "SELECT payload #>> '{policy,review,flowVersion}' FROM event WHERE stream_id = ?"
                    + " AND type = 'project-created'",
                String.class,
                staff.project());
    assertThat(stored).isEqualTo(Integer.toString(newest()));
  }

  @Test
  void aChangeKeepsTheVersionThatItNames() {
    Answer named = change(FLOW + ",\"flowVersion\":" + newest());
    assertThat(named.status()).as(named.body()).isEqualTo(200);
    assertThat(review().path("flowVersion").asInt()).isEqualTo(newest());
  }

  @Test
  void aFlowThatIsNotThereIsRefusedWithThoseThatAre() {
    Answer refused = change("\"flow\":\"no-review\"");
    assertThat(refused.code()).isEqualTo("POLICY_INVALID");
    assertThat(refused.json().path("errors")).hasSize(1);
    JsonNode error = refused.json().at("/errors/0");
    assertThat(error.path("path").asString()).isEqualTo("review.flow");
    assertThat(error.path("detail").asString()).contains("staged-review, two-labels");
  }

  @Test
  void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
    Answer refused = change(FLOW + ",\"flowVersion\":999");
    assertThat(refused.code()).isEqualTo("POLICY_INVALID");
    JsonNode error = refused.json().at("/errors/0");
    assertThat(error.path("path").asString()).isEqualTo("review.flowVersion");
    assertThat(error.path("detail").asString())
        .contains("[1")
        .contains(newest() + "] of staged-review");
    Answer previewed =
        staff
            .manager()
            .post(
                staff.path("/policy/preview"),
                "{" + Staff.POLICY.replace(FLOW, FLOW + ",\"flowVersion\":999") + "}");
    assertThat(previewed.code()).isEqualTo("POLICY_INVALID");
  }
}
