package io.countersign.ops.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Nobody is measured on a true label that they could ever see, whatever became of their roles. */
class MeasuredTest {
  private static final String MIGRATION = "/db/migration/V36__who_is_measured.sql";

  private final Staff staff = Staff.ofTexts();

  private void imported(String key, boolean measures) {
    String truth = measures ? ",\"truth\":\"spam\"" : "";
    String line = "{\"key\":\"%s\",\"text\":\"%s\"%s}".formatted(key, key, truth);
    assertThat(staff.importLines(key, line).json().path("registered").asInt()).isEqualTo(1);
  }

  private void roles(Http person, String... roles) {
    String list = roles.length == 0 ? "" : "\"" + String.join("\",\"", roles) + "\"";
    Answer changed =
        staff.admin().put(staff.path("/members/" + name(person)), "{\"roles\":[" + list + "]}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private static String name(Http person) {
    return person.get("/api/v1/me").json().path("name").asString();
  }

  /** From the queue, which is as it is: the views may be behind. */
  private String row(String key) {
    JsonNode tasks = staff.auditor().get(staff.path("/tasks")).json().path("items");
    return tasks
        .valueStream()
        .filter(task -> task.path("key").asString().equals(key))
        .map(task -> task.path("dataRow").asString())
        .findFirst()
        .orElseThrow();
  }

  private boolean seesTruth(Http person, String key) {
    return person.get("/api/v1/data-rows/" + row(key)).json().has("truth");
  }

  @Test
  void whoWasMeasuredSeesNoTrueLabelAfterwards() {
    imported("gold", true);
    roles(staff.labeller(), "auditor");
    assertThat(seesTruth(staff.labeller(), "gold")).isFalse();
    roles(staff.labeller());
    roles(staff.labeller(), "manager");
    assertThat(seesTruth(staff.labeller(), "gold")).isFalse();
    assertThat(seesTruth(staff.auditor(), "gold")).isTrue();
  }

  @Test
  void whoCouldSeeATrueLabelIsNotMeasuredOnIt() {
    imported("gold", true);
    assertThat(seesTruth(staff.auditor(), "gold")).isTrue();
    String gold = row("gold");
    Http informed = Staff.member(staff.admin(), staff.project(), "auditor");
    roles(informed, "labeller");
    assertThat(staff.claimNext(informed).status()).isEqualTo(204);
    assertThat(informed.post("/api/v1/tasks/" + gold + ".1/claim", "{}").code())
        .isEqualTo("TRUTH_KNOWN");
    String given = "{\"user\":\"%s\"}".formatted(name(informed));
    assertThat(staff.lead().post("/api/v1/tasks/" + gold + ".1/assign", given).code())
        .isEqualTo("TRUTH_KNOWN");
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(200);
  }

  @Test
  void whoCouldSeeTrueLabelsIsGivenAllTheOtherWork() {
    imported("gold", true);
    imported("plain", false);
    Http informed = Staff.member(staff.admin(), staff.project(), "manager");
    roles(informed, "labeller");
    imported("later", true);
    assertThat(List.of(nextKey(informed), nextKey(informed)))
        .containsExactlyInAnyOrder("plain", "later");
    assertThat(staff.claimNext(informed).status()).isEqualTo(204);
  }

  private String nextKey(Http person) {
    return staff.claimNext(person).json().path("key").asString();
  }

  @Test
  void theAdministratorWhoTakesOnWorkIsInformedToo() {
    imported("gold", true);
    roles(staff.admin(), "admin", "labeller");
    assertThat(staff.claimNext(staff.admin()).status()).isEqualTo(204);
    assertThat(seesTruth(staff.admin(), "gold")).isFalse();
  }

  @Test
  void anInstallationThatIsUpgradedKnowsThemFromItsLog() throws IOException {
    Http leaver = Staff.member(staff.admin(), staff.project(), "reviewer");
    roles(leaver);
    Http informed = Staff.member(staff.admin(), staff.project(), "manager");
    roles(informed, "lead");
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    jdbc.update("DELETE FROM project_member WHERE roles = '{}'");
    jdbc.update("UPDATE project_member SET measured = false, informed_until = NULL");
    jdbc.execute(afterTheNewColumns());
    Trial.findsNoDifference(staff.admin());
  }

  private static String afterTheNewColumns() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(MeasuredTest.class.getResourceAsStream(MIGRATION))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("WITH change"));
    }
  }
}
