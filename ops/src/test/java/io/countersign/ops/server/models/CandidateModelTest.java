package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A model that is trained is a candidate: it proposes nothing until a policy names it. */
class CandidateModelTest {
  private static final int ROWS = 24;
  private static final int LATER = 4;

  private final Staff staff = Staff.of("text/plain", Trial.POLICY);
  private final String name = "learnt-" + UUID.randomUUID().toString().substring(0, 8);

  private JsonNode train() {
    Answer begun = staff.manager().post(staff.path("/models/train"), "{\"name\":\"" + name + "\"}");
    JsonNode ended = Trial.ended(staff.manager(), begun);
    assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("DONE");
    return ended.path("result");
  }

  private void labelledRows() {
    Trial.importRows(staff, "labelled", ROWS);
    Trial.labelAll(staff, ROWS);
  }

  private String policy(String version) {
    String named = "{" + Trial.policyWith(name) + "}";
    return version.isEmpty()
        ? named
        : named.replace("\"model\":", "\"version\":\"" + version + "\",\"model\":");
  }

  private Answer use(String version) {
    return staff.manager().put(staff.path("/policy"), policy(version));
  }

  /** The version that is said to be used once the policy is as given. */
  private String used(String version) {
    Answer answer = use(version);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("preLabel").path("version").asString("none");
  }

  /** The version that proposed the label of a row that comes now. */
  private String proposing(String key) {
    return proposed(key).path("model").path("version").asString("none");
  }

  /** What was proposed of a row that comes now; missing if nothing was. */
  private JsonNode proposed(String key) {
    Trial.importRows(staff, key, 1);
    JsonNode row =
        Trial.eventually(
            () ->
                staff
                    .auditor()
                    .get(staff.path("/data-rows?key=" + key + "-0"))
                    .json()
                    .path("items")
                    .path(0),
            found -> !found.path("state").asString("").matches("REGISTERED|AWAITING_.*|"));
    return staff
        .auditor()
        .get("/api/v1/data-rows/" + row.path("id").asString() + "/history")
        .json()
        .path("items")
        .valueStream()
        .filter(event -> event.path("type").asString().equals("pre-label-proposed"))
        .map(event -> event.path("data"))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private List<String> projectsUsing(String version) {
    return Trial.models(staff.manager())
        .valueStream()
        .filter(model -> model.path("name").asString().equals(name))
        .filter(model -> model.path("version").asString().equals(version))
        .flatMap(model -> model.path("usedIn").valueStream())
        .map(use -> use.path("project").asString())
        .toList();
  }

  @Test
  void aVersionIsUsedWhenItIsPromotedAndTheOneBeforeWhenThatIsTakenBack() {
    labelledRows();
    train();
    assertThat(used("")).as("the only one there is").isEqualTo("1");
    assertThat(proposing("first")).isEqualTo("1");

    train();
    assertThat(proposing("second")).isEqualTo("1");
    assertThat(projectsUsing("1")).containsExactly(staff.project());
    assertThat(projectsUsing("2")).isEmpty();
    assertThat(used("")).as("the same again").isEqualTo("1");

    JsonNode preview = staff.manager().post(staff.path("/policy/preview"), policy("2")).json();
    assertThat(preview.path("version").asString()).isEqualTo("2");
    assertThat(preview.path("sample").asInt()).isEqualTo(2);
    assertThat(preview.path("then").path("acceptedByModel").asDouble()).isEqualTo(1.0);
    assertThat(preview.path("changed").valueStream().map(JsonNode::asString))
        .containsExactly("preLabel.version");

    assertThat(used("2")).isEqualTo("2");
    assertThat(proposing("third")).isEqualTo("2");
    assertThat(projectsUsing("1")).isEmpty();
    assertThat(projectsUsing("2")).containsExactly(staff.project());

    assertThat(used("1")).isEqualTo("1");
    assertThat(proposing("fourth")).isEqualTo("1");
  }

  @Test
  void aProposalSaysHowProbableTheBestFewAnswersAre() {
    labelledRows();
    train();
    use("1");
    JsonNode proposed = proposed("alternatives");
    JsonNode best = proposed.path("alternatives").path(0);
    assertThat(best.path("answer").asString())
        .isEqualTo(proposed.at("/annotations/0/value").asString());
    assertThat(best.path("probability").asDouble())
        .isEqualTo(proposed.path("confidence").asDouble(), within(1e-6));
    assertThat(proposed.path("alternatives").size()).isBetween(1, 5);
    assertThat(
            proposed
                .path("alternatives")
                .valueStream()
                .mapToDouble(one -> one.path("probability").asDouble())
                .sum())
        .isBetween(best.path("probability").asDouble(), 1.00001);
  }

  @Test
  void thePreviewAsksACandidateThatHasProposedNothingYet() {
    labelledRows();
    train();
    JsonNode preview = staff.manager().post(staff.path("/policy/preview"), policy("1")).json();
    assertThat(preview.path("sample").asInt()).isEqualTo(ROWS);
    assertThat(preview.path("now").path("labelled").asDouble()).isEqualTo(1.0);
    JsonNode moves = preview.path("moves");
    assertThat(moves.valueStream().mapToInt(move -> move.path("rows").asInt()).sum())
        .isEqualTo(ROWS);
    assertThat(moves.path(0).path("from").asString()).isEqualTo("LABELLED");
    assertThat(moves.path(0).path("to").asString()).isEqualTo("ACCEPTED");
  }

  @Test
  void theReportOfATrainingIsKeptWithTheVersion() {
    labelledRows();
    JsonNode trained = train();
    String path = "/api/v1/models/" + name + "/versions/1";
    JsonNode kept = staff.manager().get(path).json();
    JsonNode report = kept.path("report");
    assertThat(report).isEqualTo(trained.path("report"));
    assertThat(kept.path("model").path("trainedOn").asString()).isEqualTo(staff.project());
    assertThat(report.path("annotation").asString()).isEqualTo("category");
    assertThat(report.path("policyVersion").asInt()).isEqualTo(1);
    assertThat(report.path("position").asLong()).isPositive();
    assertThat(report.path("examples").asInt()).isEqualTo(ROWS);
    JsonNode accuracy = report.path("accuracy");
    assertThat(accuracy.path("of").asInt()).isEqualTo(ROWS);
    assertThat(accuracy.path("share").asDouble())
        .isEqualTo(accuracy.path("hits").asDouble() / ROWS, within(1e-9));
    assertThat(accuracy.path("low").asDouble()).isBetween(0.5, 0.9);
    JsonNode calibration = report.path("calibration");
    assertThat(calibration.path("temperature").asDouble()).isBetween(0.5, 10.0);
    assertThat(calibration.path("errorAfter").asDouble()).isBetween(0.0, 0.5);
    assertThat(
            calibration.path("after").valueStream().mapToInt(bin -> bin.path("rows").asInt()).sum())
        .isEqualTo(ROWS);
    assertThat(report.path("thresholds").path(0).path("accepted").asInt()).isEqualTo(ROWS);

    assertThat(staff.labeller().get(path).json().path("report").has("suspects")).isFalse();
    assertThat(Staff.ofTexts().manager().get(path).code()).isEqualTo("MODEL_NOT_FOUND");
  }

  @Test
  void aNewVersionIsComparedWithTheUsedOneOnRowsThatNeitherLearntFrom() {
    labelledRows();
    assertThat(train().path("report").has("comparison")).as("with none").isFalse();
    Trial.importRows(staff, "later", LATER);
    Trial.labelAll(staff, LATER);
    use("1");
    JsonNode comparison = train().path("report").path("comparison");
    assertThat(comparison.path("version").asString()).as("%s", comparison).isEqualTo("1");
    assertThat(comparison.path("used").path("of").asInt()).isEqualTo(LATER);
    assertThat(comparison.path("trained").path("of").asInt()).isEqualTo(LATER);
    int gained = comparison.path("trained").path("hits").asInt();
    int had = comparison.path("used").path("hits").asInt();
    assertThat(comparison.path("trainedOnly").asInt() - comparison.path("usedOnly").asInt())
        .isEqualTo(gained - had);
    assertThat(comparison.path("better").asBoolean()).as("of so few").isFalse();
  }

  @Test
  void aPolicyFromBeforeThereWereCandidatesKeepsUsingWhatItUsed() {
    labelledRows();
    assertThat(used("")).as("there is none yet").isEqualTo("none");
    train();
    train();
    assertThat(proposing("first")).as("the first that came").isEqualTo("1");
    train();
    setCandidate(false);
    try {
      assertThat(proposing("second")).as("the newest of those that went live").isEqualTo("2");
      assertThat(used("")).isEqualTo("2");
    } finally {
      setCandidate(true);
    }
    Trial.findsNoDifference(staff.admin());
  }

  /** As the first two versions would be if they had come before there were candidates. */
  private void setCandidate(boolean candidate) {
    TestServer.server()
        .part(JdbcTemplate.class)
        .update(
            "UPDATE model_directory SET candidate = ? WHERE name = ? AND version <> '3'",
            candidate,
            name);
  }

  @Test
  void refusesAVersionThatThereIsNot() {
    Answer refused = use("9");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("POLICY_INVALID");
    assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("preLabel.version");
  }
}
