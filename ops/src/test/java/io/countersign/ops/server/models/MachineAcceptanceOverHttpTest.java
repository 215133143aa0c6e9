package io.countersign.ops.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A model accepts rows alone until audits find that too much of it is wrong, all over HTTP. */
class MachineAcceptanceOverHttpTest {
  private static final int GOOD = 4;
  private static final int BAD = 6;

  /** A flow, and what its policy says beyond that of another. */
  enum Flow {
    STAGED("staged-review", ""),
    UNTIL_SURE("quality-target", ",\"quality\":{\"target\":0.9,\"mostLooks\":1}");

    private final String key;
    private final String more;

    Flow(String key, String more) {
      this.key = key;
      this.more = more;
    }

    String policy(double auditShare) {
      return """
          "ontology":{"annotations":[{"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
          "preLabel":{"model":"m","suggestFrom":0.5,"acceptFrom":0.95,"auditShare":%s,
            "mostErrors":0.02},
          "review":{"flow":"%s","stages":[{"name":"review","group":"reviewers","share":1.0}],
            "maxRounds":1,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS"]}%s
          """
          .formatted(auditShare, key, more);
    }
  }

  private long position;

  private static String line(String key) {
    return """
        {"key":"%s","text":"text of %s","preLabel":{"confidence":0.96,"model":"m","annotations":[{"name":"category","type":"choice","value":"ham"}]}}
        """
        .formatted(key, key);
  }

  private static void imported(Staff staff, String key) {
    Answer answer = staff.importLines("batch-of-" + key, line(key));
    assertThat(answer.json().path("registered").asInt()).as(answer.body()).isEqualTo(1);
  }

  /**
   * People say of rows, which the model is sure of, that they are this. All of them wait for people
   * before the first is decided: later ones would not be audits if that had stopped the model.
   */
  private void audit(Staff staff, String prefix, int rows, String label) {
    List<String> keys = IntStream.range(0, rows).mapToObj(i -> prefix + "-" + i).toList();
    keys.forEach(key -> imported(staff, key));
    keys.forEach(key -> atPeople(staff, key));
    for (String key : keys) {
      for (String state = atPeople(staff, key);
          !state.equals("ACCEPTED");
          state = atPeople(staff, key)) {
        look(staff, state, label);
      }
    }
  }

  private String atPeople(Staff staff, String key) {
    return Trial.eventually(
            () -> row(staff, key),
            found -> !found.path("state").asString("REGISTERED").equals("REGISTERED"))
        .path("state")
        .asString();
  }

  private void look(Staff staff, String state, String label) {
    switch (state) {
      case "LABEL" -> decide(staff, staff.labeller(), "submit", label);
      case "REVIEW" -> decide(staff, staff.reviewer(), "correct", label);
      default -> decide(staff, staff.lead(), "submit", label);
    }
  }

  private void decide(Staff staff, Http person, String action, String body) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    Answer decided =
        person.post("/api/v1/tasks/" + claimed.json().path("id").asString() + "/" + action, body);
    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    position = decided.json().path("position").asLong();
  }

  private JsonNode row(Staff staff, String key) {
    return staff
        .manager()
        .get(staff.path("/data-rows?key=" + key + "&atLeast=" + position))
        .json()
        .path("items")
        .path(0);
  }

  private String lastFinished(Staff staff, String prefix, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(i -> row(staff, prefix + "-" + i).path("finishedAt").asString())
        .max(Comparator.comparing(Instant::parse))
        .orElseThrow();
  }

  private JsonNode acceptance(Staff staff, Http person) {
    Answer answer = person.get(staff.path("/machine-acceptance?atLeast=" + position));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode stopped(Staff staff) {
    return Trial.eventually(
        () -> acceptance(staff, staff.manager()),
        found -> found.path("state").asString().equals("STOPPED"));
  }

  private int listed(Staff staff, String filter) {
    return staff
        .auditor()
        .get(
            staff.path(
                "/data-rows?model=m&modelVersion=imported&" + filter + "&atLeast=" + position))
        .json()
        .path("items")
        .size();
  }

  @ParameterizedTest
  @EnumSource
  void stopsByItselfAndGoesOnWhenSomebodySaysSo(Flow flow) {
    Staff staff = Staff.of("text/plain", flow.policy(1));
    audit(staff, "good", GOOD, Staff.HAM);
    JsonNode on = acceptance(staff, staff.lead());
    assertThat(on.path("state").asString()).isEqualTo("ON");
    assertThat(on.path("mostErrors").asDouble()).isEqualTo(0.02);
    assertThat(on.path("certainty").asDouble()).isEqualTo(0.95);
    assertThat(on.at("/items/0/version").asString()).isEqualTo("imported");
    assertThat(on.at("/items/0/errors/of").asInt()).isEqualTo(GOOD);
    audit(staff, "bad", BAD, Staff.SPAM);
    JsonNode item = stopped(staff).path("items").path(0);
    assertThat(item.at("/errors/hits").asInt()).isEqualTo(BAD);
    assertThat(item.path("upperBound").asDouble()).isGreaterThan(0.6);
    assertThat(item.at("/stopped/mostErrors").asDouble()).isEqualTo(0.02);
    assertThat(item.at("/stopped/since").asString()).isEqualTo(lastFinished(staff, "good", GOOD));
    assertThat(listed(staff, "audited=true")).isEqualTo(GOOD + BAD);
    assertThat(listed(staff, "audited=true&agreed=false")).isEqualTo(BAD);

    staysWithPeople(staff, flow);
    goesOn(staff);
  }

  private void staysWithPeople(Staff staff, Flow flow) {
    Answer changed = staff.manager().put(staff.path("/policy"), "{" + flow.policy(0) + "}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    imported(staff, "stopped");
    JsonNode row =
        Trial.eventually(
            () -> row(staff, "stopped"),
            found -> !found.path("state").asString("REGISTERED").equals("REGISTERED"));
    assertThat(row.path("state").asString()).isEqualTo("REVIEW");
  }

  private void goesOn(Staff staff) {
    Answer resumed =
        staff
            .manager()
            .post(staff.path("/machine-acceptance/resume"), "{\"reason\":\"new lamps\"}");
    assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
    position = resumed.json().path("position").asLong();
    assertThat(acceptance(staff, staff.auditor()).path("state").asString()).isEqualTo("ON");
    imported(staff, "resumed");
    JsonNode row =
        Trial.eventually(
            () -> row(staff, "resumed"),
            found -> !found.path("state").asString("REGISTERED").equals("REGISTERED"));
    assertThat(row.path("acceptedBy").asString()).isEqualTo("MODEL");
    assertThat(listed(staff, "acceptedBy=MODEL")).isEqualTo(1);
    assertThat(acceptance(staff, staff.manager()).at("/items/0/acceptedAlone").asInt())
        .isEqualTo(1);
    Trial.findsNoDifference(staff.admin());
  }

  @Test
  void isOffWithoutAModel() {
    Staff staff = Staff.ofTexts();
    JsonNode off = acceptance(staff, staff.manager());
    assertThat(off.path("state").asString()).isEqualTo("OFF");
    assertThat(off.path("items")).isEmpty();
  }

  @Test
  void isForThoseWhoOversee() {
    Staff staff = Staff.of("text/plain", Flow.STAGED.policy(1));
    String resume = staff.path("/machine-acceptance/resume");
    for (Http person : new Http[] {staff.labeller(), staff.reviewer()}) {
      assertThat(person.get(staff.path("/machine-acceptance")).status()).isEqualTo(403);
      assertThat(person.post(resume, "{\"reason\":\"x\"}").status()).isEqualTo(403);
    }
    assertThat(staff.lead().post(resume, "{\"reason\":\"x\"}").status()).isEqualTo(403);
    Answer refused = staff.manager().post(resume, "{\"reason\":\" \"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(Objects.requireNonNull(refused.body())).contains("\"path\":\"reason\"");
  }

  @Test
  void aShareOfErrorsIsBetweenNothingAndEverything() {
    Staff staff = Staff.ofTexts();
    String all = Flow.STAGED.policy(1).replace("0.02", "1.0");
    Answer refused = staff.manager().put(staff.path("/policy"), "{" + all + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("preLabel.mostErrors");
  }
}
