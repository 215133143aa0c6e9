package io.countersign.ops.server.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A batch is accepted or sent back by a sample that leads look at blind. */
class AcceptanceSampleTest {
  private static final String ONE_STAGE =
      Staff.POLICY.replace(
          """
      {"name":"review","group":"reviewers","share":1.0},
        {"name":"acceptance","group":"leads","share":1.0}],""",
          """
      {"name":"review","group":"reviewers","share":1.0}],""");
  private static final String STRICT = "{\"wanted\":0,\"unacceptable\":0.3}";
  private static final int ROWS = 12;

  private final Staff staff = Staff.of("text/plain", ONE_STAGE);
  private final Http secondLead = Staff.member(staff.admin(), staff.project(), "lead");
  private String batch = "";

  @BeforeEach
  void allRowsAreAcceptedAsHam() {
    batch = staff.importTexts("ham", ROWS);
    for (int i = 0; i < ROWS; i++) {
      act(staff.labeller(), "submit", Staff.HAM);
      act(staff.reviewer(), "approve", "{}");
    }
  }

  private void act(Http person, String action, String body) {
    String task = staff.claimNext(person).json().path("id").asString();
    Answer done = person.post("/api/v1/tasks/" + task + "/" + action, body);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }

  private String samples() {
    return "/api/v1/batches/" + batch + "/acceptance-samples";
  }

  private JsonNode draw(String form) {
    Answer drawn = staff.manager().post(samples(), form);
    assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
    return drawn.json();
  }

  private Answer next(Http lead, String sample) {
    Answer next = lead.get(samples() + "/" + sample + "/next");
    assertThat(next.status()).as(next.body()).isEqualTo(200);
    return next;
  }

  private Answer look(Http lead, String sample, String row, String label) {
    return lead.post(
        samples() + "/" + sample + "/looks",
        label.replaceFirst("\\{", "{\"dataRow\":\"" + row + "\","));
  }

  /** Looks at all that wait for {@code lead}, and gives the rows. */
  private List<String> lookAtAll(Http lead, String sample, String label) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row = row(lead, sample); row.isObject(); row = row(lead, sample)) {
      String id = row.path("dataRow").asString();
      Answer looked = look(lead, sample, id, label);
      assertThat(looked.status()).as(looked.body()).isEqualTo(200);
      rows.add(id);
    }
    return rows;
  }

  private JsonNode row(Http lead, String sample) {
    return next(lead, sample).json().path("row");
  }

  private JsonNode listed() {
    return staff.auditor().get(samples()).json().path("items").get(0);
  }

  @Test
  void drawsAsManyAsThePlanTakesAndShowsThemWithoutTheirLabels() {
    JsonNode drawn = draw(STRICT);
    assertThat(drawn.path("accepted").asInt()).isEqualTo(ROWS);
    assertThat(drawn.path("sampleSize").asInt()).isEqualTo(5);
    assertThat(drawn.path("mostErrors").asInt()).isZero();
    Answer next = next(staff.lead(), drawn.path("id").asString());
    assertThat(next.json().path("waiting").asInt()).isEqualTo(5);
    assertThat(next.body()).doesNotContain("ham", "spam", "annotations", "author");
    assertThat(listed().propertyNames()).doesNotContain("outcome", "errors", "accuracy");
  }

  @Test
  void acceptsTheBatchWhereLeadsSayWhatItWasAcceptedAs() {
    String sample = draw(STRICT).path("id").asString();
    assertThat(lookAtAll(staff.lead(), sample, Staff.HAM)).hasSize(5).doesNotHaveDuplicates();
    JsonNode judged = listed();
    assertThat(judged.path("outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(judged.path("errors").asInt()).isZero();
    assertThat(judged.path("accuracy").path("share").asDouble()).isEqualTo(1);
    assertThat(judged.path("labels").get(0).path("label").asString()).isEqualTo("ham");
    assertThat(judged.path("labels").get(0).path("accepted").asInt()).isEqualTo(ROWS);
  }

  @Test
  void aSlipOfOneLeadIsNoErrorAndWhatTwoSayIs() {
    String slip = draw(STRICT).path("id").asString();
    assertThat(lookAtAll(staff.lead(), slip, Staff.SPAM)).hasSize(5);
    assertThat(lookAtAll(secondLead, slip, Staff.HAM)).hasSize(5);
    assertThat(listed().path("outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(listed().path("lookedAt").asInt()).isEqualTo(5);

    String bad = draw(STRICT).path("id").asString();
    lookAtAll(staff.lead(), bad, Staff.SPAM);
    lookAtAll(secondLead, bad, Staff.SPAM);
    assertThat(listed().path("id").asString()).isEqualTo(bad);
    assertThat(listed().path("outcome").asString()).isEqualTo("SEND_BACK");
    assertThat(listed().path("errors").asInt()).isEqualTo(5);
  }

  @Test
  void looksChangeNothingAboutTheRowsThemselves() {
    String sample = draw(STRICT).path("id").asString();
    String row = row(staff.lead(), sample).path("dataRow").asString();
    String before =
        staff.admin().get("/api/v1/data-rows/" + row + "/history").json().path("items").toString();
    look(staff.lead(), sample, row, Staff.SPAM);
    look(secondLead, sample, row, Staff.SPAM);
    assertThat(
            staff
                .admin()
                .get("/api/v1/data-rows/" + row + "/history")
                .json()
                .path("items")
                .toString())
        .isEqualTo(before);
    JsonNode state = staff.admin().get("/api/v1/data-rows/" + row).json().path("state");
    assertThat(state.asString()).isEqualTo("ACCEPTED");
  }

  @Test
  void onlyThoseWhoAreNotMeasuredAreToldWhichRowsAreInIt() {
    String sample = draw(STRICT).path("id").asString();
    lookAtAll(staff.lead(), sample, Staff.HAM);
    assertThat(types(staff.manager())).contains("sample-drawn", "row-looked-at", "sample-judged");
    assertThat(types(staff.auditor())).contains("sample-drawn", "row-looked-at", "sample-judged");
    assertThat(types(staff.lead()))
        .contains("data-row-accepted")
        .doesNotContain("sample-drawn", "row-looked-at", "sample-judged");
    for (Http person : List.of(staff.labeller(), staff.reviewer())) {
      assertThat(person.get(samples()).status()).isEqualTo(403);
      assertThat(person.get(samples() + "/" + sample + "/next").status()).isEqualTo(403);
    }
  }

  private Set<String> types(Http person) {
    Set<String> types = new HashSet<>();
    person
        .get(staff.path("/events?limit=1000"))
        .json()
        .path("items")
        .forEach(event -> types.add(event.path("type").asString()));
    return types;
  }

  @Test
  void whoDecidedOnARowIsNotBlindToIt() {
    Http both = Staff.member(staff.admin(), staff.project(), "lead");
    String name = both.get("/api/v1/me").json().path("name").asString();
    staff.admin().put(staff.path("/members/" + name), "{\"roles\":[\"labeller\",\"lead\"]}");
    batch = staff.importTexts("own", 1);
    act(both, "submit", Staff.HAM);
    act(staff.reviewer(), "approve", "{}");
    String sample = draw(STRICT).path("id").asString();
    assertThat(row(both, sample).isObject()).isFalse();
    String row = row(staff.lead(), sample).path("dataRow").asString();
    Answer refused = look(both, sample, row, Staff.HAM);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("code").asString()).isEqualTo("OWN_LABEL");
  }

  @Test
  void refusesWhatCannotBeDrawnOrLookedAt() {
    Answer order = staff.manager().post(samples(), "{\"wanted\":0.1,\"unacceptable\":0.1}");
    assertThat(order.status()).isEqualTo(422);
    assertThat(order.json().path("errors").get(0).path("path").asString())
        .isEqualTo("unacceptable");
    String sample = draw(STRICT).path("id").asString();
    String row = row(staff.lead(), sample).path("dataRow").asString();
    look(staff.lead(), sample, row, Staff.HAM);
    assertThat(look(secondLead, sample, row, Staff.HAM).json().path("code").asString())
        .isEqualTo("STAGE_PASSED");
    assertThat(look(staff.lead(), "none", row, Staff.HAM).json().path("code").asString())
        .isEqualTo("SAMPLE_NOT_FOUND");
    batch = staff.importTexts("open", 1);
    assertThat(staff.manager().post(samples(), STRICT).json().path("code").asString())
        .isEqualTo("TOO_FEW_ACCEPTED");
    assertThat(look(staff.lead(), sample, row, Staff.HAM).json().path("code").asString())
        .isEqualTo("SAMPLE_NOT_FOUND");
  }
}
