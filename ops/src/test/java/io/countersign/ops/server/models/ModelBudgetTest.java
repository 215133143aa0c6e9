package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.GreedyModel;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Models that pass when they are tried out, and then take all that there is. */
class ModelBudgetTest {
  private final String name = "greedy-" + UUID.randomUUID().toString().substring(0, 8);
  private final Staff staff = Staff.of("image/*", GreedyModel.policy(name));
  @TempDir private Path folder;

  private void bring(byte[] zip) {
    Answer taken = Trial.upload(staff.manager(), zip);
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(taken.json().has("barred")).isFalse();
  }

  private JsonNode imported(String key, String line) {
    assertThat(staff.importLines("only", line).json().path("registered").asInt()).isEqualTo(1);
    return Trial.eventually(
        () -> row(key), row -> !row.path("state").asString().matches("REGISTERED|AWAITING_.*|"));
  }

  private JsonNode dark(String key) {
    return imported(key, GreedyModel.dark(key));
  }

  private JsonNode bright() {
    return imported("bright", GreedyModel.bright("bright"));
  }

  private JsonNode row(String key) {
    return staff.auditor().get(staff.path("/data-rows?key=" + key)).json().path("items").path(0);
  }

  private JsonNode model() {
    return Trial.models(staff.manager())
        .valueStream()
        .filter(model -> model.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String failure(JsonNode row) {
    return staff
        .auditor()
        .get("/api/v1/data-rows/" + row.path("id").asString() + "/history")
        .json()
        .path("items")
        .valueStream()
        .filter(event -> event.path("type").asString().equals("pre-label-failed"))
        .map(event -> event.path("data").path("reason").asString())
        .findFirst()
        .orElse("none");
  }

  private Answer readmit(Http person) {
    return person.post("/api/v1/models/" + name + "/versions/1/readmit", "{}");
  }

  @Test
  void aModelThatNeverEndsIsBarredAndItsRowsGoToPeople() throws IOException {
    bring(GreedyModel.endless(name, folder));
    assertThat(dark("dark").path("state").asString()).isEqualTo("ACCEPTED");

    JsonNode endless = bright();

    assertThat(endless.path("state").asString()).isEqualTo("LABEL");
    assertThat(failure(endless)).contains("it took more than 2 s of the processor");
    assertThat(model().path("barred").path("reason").asString()).contains("more than 2 s");
    assertThat(failure(dark("dark-too"))).contains("is barred");
    Answer preview =
        staff
            .manager()
            .post(
                staff.path("/model-runs"),
                "{\"model\":\"%s\",\"batch\":\"only\",\"preview\":true}".formatted(name));
    assertThat(preview.status()).isEqualTo(409);
    assertThat(preview.code()).isEqualTo("MODEL_BARRED");
  }

  @Test
  void whoeverBroughtAModelThatIsBarredLetsItBeRunAgain() throws IOException {
    bring(GreedyModel.huge(name, folder));
    assertThat(failure(bright())).contains("more than the 1024 MB of memory");

    Answer others = readmit(Staff.ofTexts().manager());
    assertThat(others.status()).isEqualTo(403);
    assertThat(others.code()).isEqualTo("ROLE_MISSING");
    assertThat(model().has("barred")).isTrue();

    Answer own = readmit(staff.manager());
    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(own.json().has("barred")).isFalse();
    assertThat(dark("dark").path("state").asString()).isEqualTo("ACCEPTED");
    Trial.findsNoDifference(staff.admin());
  }
}
