package io.countersign.ops.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where rows stand in the flow, and how they are found. */
class FlowOverHttpTest {
  private final Staff staff = Staff.ofTexts();
  private long position;

  /** One row accepted, one in rework, one in review, one claimed, two open. */
  @BeforeEach
  void work() {
    staff.importTexts("first", 6);
    for (int i = 0; i < 3; i++) {
      done(staff.labeller(), "submit", Staff.SPAM);
    }
    done(staff.reviewer(), "approve", "{}");
    done(staff.lead(), "approve", "{}");
    done(staff.reviewer(), "reject", "{\"reason\":\"UNCLEAR\",\"comment\":\"look again\"}");
    Answer claimed = staff.claimNext(staff.otherLabeller());
    position = claimed.json().path("position").asLong();
  }

  private String done(Http person, String decision, String body) {
    String task = staff.claimNext(person).json().path("id").asString();
    Answer answer = person.post("/api/v1/tasks/" + task + "/" + decision, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    position = answer.json().path("position").asLong();
    return task;
  }

  private JsonNode get(Http person, String rest) {
    String mark = rest.contains("?") ? "&" : "?";
    Answer answer = person.get(staff.path(rest) + mark + "atLeast=" + position);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private int rows(String query) {
    return get(staff.auditor(), "/data-rows?" + query).path("items").size();
  }

  private int tasks(Http person, String query) {
    return get(person, "/tasks?" + query).path("items").size();
  }

  @Test
  void everyOpenRowIsAtOneStepOfTheDiagram() {
    JsonNode flow = get(staff.labeller(), "/flow");
    assertThat(flow.path("flow").asString()).isEqualTo("staged-review");
    assertThat(flow.path("version").asInt()).isEqualTo(versionOfThePolicy());
    assertThat(flow.path("rows").asInt()).isEqualTo(5);
    Map<String, Integer> counted = new LinkedHashMap<>();
    for (JsonNode step : flow.path("steps")) {
      String id = step.path("id").asString();
      assertThat(flow.path("diagram").asString()).contains("id=\"" + id + "\"");
      assertThat(step.path("rows").asInt())
          .isEqualTo(
              step.path("onTrack").asInt()
                  + step.path("atRisk").asInt()
                  + step.path("breached").asInt());
      counted.merge(id, step.path("rows").asInt(), Integer::sum);
    }
    counted.forEach((id, rows) -> assertThat(rows("step=" + id)).as(id).isEqualTo(rows));
    assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
    assertThat(flow.at("/steps/1/id").asString()).isEqualTo("label-data-row");
    assertThat(flow.at("/steps/1/name").asString()).isEqualTo("Label data row");
    assertThat(flow.at("/steps/1/stage").asString()).isEqualTo("label");
    assertThat(flow.at("/steps/1/rows").asInt()).isEqualTo(3);
    assertThat(flow.at("/steps/1/oldest").asString()).isNotEmpty();
  }

  @Test
  void aRowTellsItsStep() {
    String row = get(staff.auditor(), "/data-rows?step=rework-label").at("/items/0/id").asString();
    String path = "/api/v1/data-rows/" + row;
    JsonNode now = staff.auditor().get(path).json();
    assertThat(now.path("step").asString()).isEqualTo("rework-label");
    assertThat(now.path("policyVersion").asInt()).isEqualTo(1);
    assertThat(now.path("events").asInt()).isEqualTo(now.path("version").asInt() + 1);
    JsonNode before = staff.auditor().get(path + "?version=4").json();
    assertThat(before.path("step").asString()).isEqualTo("review-label");
    String accepted =
        get(staff.auditor(), "/data-rows?state=ACCEPTED").at("/items/0/id").asString();
    JsonNode ended = staff.auditor().get("/api/v1/data-rows/" + accepted).json();
    assertThat(ended.has("step")).isFalse();
    assertThat(ended.path("endStep").asString()).isEqualTo("finish-data-row");
  }

  @Test
  void rowsOfAnEarlierFlowAreCountedToo() {
    String policy = "{" + Trial.POLICY.strip().replace("staged-review", "two-labels") + "}";
    Answer changed = staff.manager().put(staff.path("/policy"), policy);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    position = changed.json().path("position").asLong();
    JsonNode flow = get(staff.labeller(), "/flow");
    assertThat(flow.path("flow").asString()).isEqualTo("two-labels");
    assertThat(flow.path("rows").asInt()).isZero();
    assertThat(flow.at("/others/0/flow").asString()).isEqualTo("staged-review");
    assertThat(flow.at("/others/0/rows").asInt()).isEqualTo(5);
    int version = flow.at("/others/0/version").asInt();
    JsonNode before = get(staff.labeller(), "/flow?flow=staged-review&version=" + version);
    assertThat(before.path("rows").asInt()).isEqualTo(5);
    assertThat(before.path("version").asInt()).isEqualTo(version);
    assertThat(get(staff.labeller(), "/flow?flow=staged-review").path("rows").asInt()).isEqualTo(5);
    refuses("?flow=none", "staged-review, two-labels");
    refuses("?flow=staged-review&version=999", "of staged-review");
    refuses("?version=0", "of two-labels");
  }

  private void refuses(String query, String known) {
    Answer answer = staff.labeller().get(staff.path("/flow" + query));
    assertThat(answer.code()).isEqualTo("PARAMETER_INVALID");
    assertThat(answer.json().path("detail").asString()).contains(known);
  }

  private int versionOfThePolicy() {
    return staff.labeller().get(staff.path("")).json().at("/review/flowVersion").asInt();
  }

  @Test
  void workThatCameBackSaysWhy() {
    JsonNode back = get(staff.labeller(), "/tasks?reservedFor=me");
    assertThat(back.path("items")).hasSize(1);
    JsonNode rejection = back.at("/items/0/rejection");
    assertThat(rejection.path("reason").asString()).isEqualTo("UNCLEAR");
    assertThat(rejection.path("comment").asString()).isEqualTo("look again");
    assertThat(rejection.path("reviewerName").asString()).startsWith("reviewer-");
    assertThat(tasks(staff.otherLabeller(), "reservedFor=me")).isZero();
  }

  @Test
  void findsTasks() {
    assertThat(tasks(staff.otherLabeller(), "assignee=me")).isEqualTo(1);
    assertThat(tasks(staff.lead(), "kind=LABEL")).isEqualTo(3);
    assertThat(tasks(staff.lead(), "kind=label&state=open")).isEqualTo(2);
    assertThat(tasks(staff.lead(), "sla=BREACHED")).isZero();
    assertThat(tasks(staff.lead(), "batch=first")).isEqualTo(5);
    assertThat(tasks(staff.lead(), "state=DONE")).isEqualTo(6);
    assertThat(tasks(staff.lead(), "state=DONE&outcome=APPROVED")).isEqualTo(2);
    assertThat(tasks(staff.lead(), "state=DONE&kind=LABEL")).isEqualTo(3);
    assertThat(tasks(staff.lead(), "state=DONE&doneFrom=2999-01-01T00:00:00Z")).isZero();
    JsonNode done = get(staff.lead(), "/tasks?state=DONE&outcome=REJECTED").at("/items/0");
    assertThat(done.path("outcome").asString()).isEqualTo("REJECTED");
    assertThat(done.path("assigneeName").asString()).startsWith("reviewer-");
  }

  @Test
  void findsRowsByWhatIsCountedOfThem() {
    assertThat(rows("state=ACCEPTED")).isEqualTo(1);
    assertThat(rows("acceptedBy=REVIEW&firstPass=true&finalClass=spam")).isEqualTo(1);
    assertThat(rows("acceptedBy=MODEL")).isZero();
    assertThat(rows("rejected=true")).isEqualTo(1);
    assertThat(rows("reviewed=true")).isEqualTo(2);
    assertThat(rows("acceptedFrom=2000-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(rows("acceptedTo=2000-01-01T00:00:00Z")).isZero();
    assertThat(rows("key=first-")).isEqualTo(6);
    assertThat(rows("key=first-1")).isEqualTo(1);
    assertThat(rows("key=first-1&state=ACCEPTED")).isZero();
    assertThat(rows("key=absent")).isZero();
    assertThat(rows("batch=first&sla=ON_TRACK")).isEqualTo(5);
    assertThat(get(staff.labeller(), "/data-rows?author=me").path("items")).hasSize(3);
    assertThat(get(staff.reviewer(), "/data-rows?reviewer=me&outcome=REJECTED").path("items"))
        .hasSize(1);
    assertThat(rows("breached=true")).isZero();
    assertThat(rows("model=none")).isZero();
  }

  @Test
  void refusesWhatIsNotKnown() {
    assertThat(staff.auditor().get(staff.path("/data-rows?step=nowhere")).code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(staff.auditor().get(staff.path("/data-rows?key=%00")).code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(staff.auditor().get(staff.path("/data-rows?acceptedFrom=soon")).status())
        .isEqualTo(400);
    assertThat(staff.auditor().get(staff.path("/data-rows?rejected=false")).status())
        .isEqualTo(400);
    assertThat(staff.auditor().get(staff.path("/data-rows?batch=none")).code())
        .isEqualTo("BATCH_NOT_FOUND");
    assertThat(staff.auditor().get(staff.path("/tasks?assignee=nobody-of-this-name")).code())
        .isEqualTo("USER_NOT_FOUND");
    assertThat(staff.auditor().get(staff.path("/tasks?kind=NONE")).code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(staff.labeller().get(staff.path("/data-rows?predictedClass=spam")).code())
        .isEqualTo("ROLE_MISSING");
  }
}
