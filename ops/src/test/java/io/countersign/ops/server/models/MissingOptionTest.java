package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The ontology loses an option that its model knows. */
class MissingOptionTest {
  private static final int ROWS = 6;

  private final Staff staff = Staff.of("text/plain", Trial.POLICY);
  private final String name = "learnt-" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir private Path folder;

  @BeforeEach
  void isPreLabelledByAModel() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    Trial.bundle(name, folder.resolve("bundle")).zip(zip);
    assertThat(Trial.upload(staff.manager(), zip.toByteArray()).status()).isEqualTo(201);
    change("{" + Trial.policyWith(name) + "}");
    imported("before");
  }

  private void change(String policy) {
    Answer changed = staff.manager().put(staff.path("/policy"), policy);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private String without(String mapping) {
    return "{"
        + Trial.policyWith(name)
            .replace("\"spam\",\"ham\"", "\"spam\",\"news\"")
            .replace("\"auditShare\"", mapping + "\"auditShare\"")
        + "}";
  }

  private JsonNode imported(String batch) {
    String path = "/api/v1/batches/" + Trial.importRows(staff, batch, ROWS);
    return Trial.eventually(
            () -> staff.auditor().get(path).json(),
            view -> view.at("/states/LABEL").asInt() + view.at("/states/ACCEPTED").asInt() == ROWS)
        .path("states");
  }

  private JsonNode preLabels() {
    return staff.auditor().get(staff.path("/pre-labels")).json();
  }

  @Test
  void thePreviewNamesTheOptionAndTheRowsThatItWouldTouch() {
    JsonNode preview = staff.manager().post(staff.path("/policy/preview"), without("")).json();
    assertThat(preview.path("missing"))
        .singleElement()
        .returns("ham", missing -> missing.path("option").asString())
        .returns(ROWS / 2, missing -> missing.path("rows").asInt());
    assertThat(preview.at("/now/acceptedByModel").asDouble()).isEqualTo(1.0);
    assertThat(preview.at("/then/acceptedByModel").asDouble()).isEqualTo(0.5);
    assertThat(preview.at("/then/labelled").asDouble()).isEqualTo(0.5);

    JsonNode mapped =
        staff
            .manager()
            .post(
                staff.path("/policy/preview"),
                without("\"mapping\":[{\"from\":\"ham\",\"to\":\"news\"}],"))
            .json();
    assertThat(mapped.path("missing")).isEmpty();
    assertThat(mapped.at("/then/acceptedByModel").asDouble()).isEqualTo(1.0);
  }

  @Test
  void answersThatFitStayAndTheOthersAreLeftOutAndCounted() {
    change(without(""));
    JsonNode states = imported("after");
    assertThat(states.path("ACCEPTED").asInt()).isEqualTo(ROWS / 2);
    assertThat(states.path("LABEL").asInt()).isEqualTo(ROWS / 2);
    JsonNode counted =
        Trial.eventually(this::preLabels, view -> view.at("/leftOut/ham").asInt() == 3);
    assertThat(counted.path("proposed").asInt()).isEqualTo(ROWS / 2);
    assertThat(counted.path("failed").asInt()).isZero();
    assertThat(events("after-1")).contains("\"leftOut\":\"ham\"");
    Trial.findsNoDifference(staff.admin());
  }

  @Test
  void anOptionIsMappedToAnotherOrToNone() {
    change(without("\"mapping\":[{\"from\":\"ham\",\"to\":\"news\"}],"));
    assertThat(imported("mapped").path("ACCEPTED").asInt()).isEqualTo(ROWS);
    assertThat(events("mapped-1")).contains("\"value\":\"news\"");

    change(without("\"mapping\":[{\"from\":\"ham\"}],"));
    assertThat(imported("none").path("LABEL").asInt()).isEqualTo(ROWS / 2);
    assertThat(preLabels().path("leftOut")).isEmpty();

    Answer refused =
        staff
            .manager()
            .put(
                staff.path("/policy"), without("\"mapping\":[{\"from\":\"ham\",\"to\":\"ham\"}],"));
    assertThat(refused.code()).isEqualTo("POLICY_INVALID");
    assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("preLabel.mapping[0].to");
  }

  private String events(String key) {
    JsonNode row =
        staff.auditor().get(staff.path("/data-rows?key=" + key)).json().path("items").path(0);
    return staff
        .auditor()
        .get("/api/v1/data-rows/" + row.path("id").asString() + "/history")
        .body();
  }
}
