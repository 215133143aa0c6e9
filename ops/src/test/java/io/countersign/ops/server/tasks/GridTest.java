package io.countersign.ops.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.UserId;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Reviews that are taken and decided side by side. */
class GridTest {
  private static final String HAM = "\"annotations\":[%s]".formatted(choice("ham"));

  private final Staff staff = Staff.ofTexts();

  private static String choice(String option) {
    return "{\"name\":\"category\",\"type\":\"choice\",\"value\":\"%s\"}".formatted(option);
  }

  private void labelled(String batch, int count, String label) {
    staff.importTexts(batch, count);
    for (int i = 0; i < count; i++) {
      String task = staff.claimNext(staff.labeller()).json().path("id").asString();
      done(staff.labeller().post("/api/v1/tasks/" + task + "/submit", label));
    }
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer claim(Http person, int size) {
    return person.post(staff.path("/tasks/claim-grid"), "{\"size\":%d}".formatted(size));
  }

  private List<String> claimed(Http person, int size) {
    return ids(done(claim(person, size)).json().path("items"));
  }

  private static List<String> ids(JsonNode items) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  private Answer decide(Http person, String key, String... decisions) {
    String body = "{\"decisions\":[%s]}".formatted(String.join(",", decisions));
    return person.post(staff.path("/tasks/decide-grid"), body, "Idempotency-Key", key);
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static String approve(String task) {
    return decision(task, "APPROVE", "\"secondsSpent\":0.4");
  }

  private static String decision(String task, String verb, String rest) {
    return "{\"task\":\"%s\",\"verb\":\"%s\"%s}"
        .formatted(task, verb, rest.isEmpty() ? "" : "," + rest);
  }

  private static String code(Answer outcomes, int at) {
    return outcomes.json().path("items").path(at).path("problem").path("code").asString("");
  }

  private List<String> events(String task) {
    String row = task.substring(0, task.lastIndexOf('.'));
    List<String> types = new ArrayList<>();
    staff
        .auditor()
        .get("/api/v1/data-rows/" + row + "/history")
        .json()
        .path("items")
        .forEach(event -> types.add(event.path("type").asString()));
    return types;
  }

  private static String id(Http person) {
    return person.get("/api/v1/me").json().path("id").asString();
  }

  @Test
  void aGridIsOfOneAnswerInTheOrderOfClaims() {
    labelled("ham", 4, Staff.HAM);
    labelled("spam", 3, Staff.SPAM);
    JsonNode first = done(claim(staff.reviewer(), 60)).json();
    List<String> keys = new ArrayList<>();
    for (JsonNode item : first.path("items")) {
      keys.add(item.path("key").asString());
      assertThat(item.path("state").asString()).isEqualTo("CLAIMED");
      assertThat(item.path("assignee").asString()).isEqualTo(id(staff.reviewer()));
      assertThat(item.at("/label/annotations/0/value").asString()).isEqualTo("ham");
    }
    assertThat(keys).containsExactly("ham-0", "ham-1", "ham-2", "ham-3");
    assertThat(claimed(staff.reviewer(), 2)).hasSize(2);
    assertThat(claimed(staff.reviewer(), 60)).hasSize(1);
    assertThat(claim(staff.reviewer(), 60).status()).isEqualTo(204);
  }

  @Test
  void nobodyIsGivenTheirOwnLabelsOrWorkThatIsNoReview() {
    labelled("own", 2, Staff.HAM);
    staff.importTexts("unlabelled", 2);
    String both = "{\"roles\":[\"labeller\",\"reviewer\"]}";
    done(staff.admin().put(staff.path("/members/" + id(staff.labeller())), both));
    assertThat(claim(staff.labeller(), 12).status()).isEqualTo(204);
    assertThat(claim(staff.lead(), 12).status()).isEqualTo(204);
    assertThat(claimed(staff.reviewer(), 12)).hasSize(2);
  }

  @Test
  void twoAtOnceNeverShareARow() {
    labelled("race", 40, Staff.HAM);
    List<Http> people =
        List.of(staff.reviewer(), Staff.member(staff.admin(), staff.project(), "reviewer"));
    List<CompletableFuture<Answer>> claims = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Http person = people.get(i % 2);
      claims.add(CompletableFuture.supplyAsync(() -> claim(person, 7)));
    }
    List<String> all = new ArrayList<>();
    for (CompletableFuture<Answer> claim : claims) {
      Answer answer = claim.join();
      assertThat(answer.status()).as(answer.body()).isIn(200, 204);
      if (answer.status() == 200) {
        all.addAll(ids(answer.json().path("items")));
      }
    }
    all.addAll(claimed(people.get(0), 60, all.size()));
    assertThat(new HashSet<>(all)).hasSize(40);
    assertThat(all).hasSize(40);
  }

  /** What is left of forty: nothing where the others had it all. */
  private List<String> claimed(Http person, int size, int had) {
    return had == 40 ? List.of() : claimed(person, size);
  }

  @Test
  void gridsAreClaimedUpToTheLimit() {
    labelled("full", 131, Staff.HAM);
    assertThat(claimed(staff.reviewer(), 60)).hasSize(60);
    assertThat(claimed(staff.reviewer(), 60)).hasSize(60);
    assertThat(claimed(staff.reviewer(), 60)).hasSize(10);
    assertThat(claim(staff.reviewer(), 60).code()).isEqualTo("TOO_MANY_AT_ONCE");
  }

  @Test
  void aRepeatedClaimGivesTheSameGrid() {
    labelled("same", 4, Staff.HAM);
    String path = staff.path("/tasks/claim-grid");
    String key = newKey();
    Answer first = done(staff.reviewer().post(path, "{\"size\":2}", "Idempotency-Key", key));
    Answer second = done(staff.reviewer().post(path, "{\"size\":2}", "Idempotency-Key", key));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(claimed(staff.reviewer(), 60)).hasSize(2);
  }

  @Test
  void everyRowIsADecisionOfItsOwn() {
    labelled("own", 4, Staff.HAM);
    List<String> tasks = claimed(staff.reviewer(), 4);
    Answer decided =
        done(
            decide(
                staff.reviewer(),
                newKey(),
                approve(tasks.get(0)),
                decision(tasks.get(1), "CORRECT", HAM.replace("ham", "spam")),
                decision(tasks.get(2), "REJECT", "\"reason\":\"WRONG_CLASS\""),
                decision(tasks.get(3), "SKIP", "\"skipReason\":\"CANNOT_DECIDE\"")));
    List<String> last = List.of("label-approved", "label-corrected", "label-rejected");
    for (int i = 0; i < 3; i++) {
      assertThat(events(tasks.get(i))).contains("task-claimed", last.get(i));
    }
    assertThat(events(tasks.get(3))).contains("data-row-skipped");
    assertThat(decided.json().path("items")).hasSize(4);
    assertThat(decided.body()).doesNotContain("problem");
    assertThat(events(tasks.get(0))).filteredOn("label-approved"::equals).hasSize(1);
    Trial.findsNoDifference(staff.admin());
  }

  @Test
  void whatIsRefusedOfOneRowStopsNoOther() {
    labelled("mixed", 5, Staff.HAM);
    List<String> tasks = claimed(staff.reviewer(), 5);
    expire(tasks.get(1));
    String withdrawn = tasks.get(2).substring(0, tasks.get(2).lastIndexOf('.'));
    done(
        staff.manager().post("/api/v1/data-rows/" + withdrawn + "/withdraw", "{\"reason\":\"x\"}"));
    Answer decided =
        done(
            decide(
                staff.reviewer(),
                newKey(),
                approve(tasks.get(0)),
                approve(tasks.get(1)),
                approve(tasks.get(2)),
                decision(tasks.get(3), "CORRECT", HAM.replace("ham", "no such class")),
                approve(tasks.get(4))));
    assertThat(code(decided, 0)).isEmpty();
    assertThat(code(decided, 1)).isIn("CLAIM_EXPIRED", "TASK_NOT_CLAIMED");
    assertThat(code(decided, 2)).isEqualTo("STAGE_PASSED");
    assertThat(code(decided, 3)).isEqualTo("ANNOTATION_OUTSIDE_ONTOLOGY");
    assertThat(code(decided, 4)).isEmpty();
    assertThat(events(tasks.get(4))).contains("label-approved");
    assertThat(events(tasks.get(1))).doesNotContain("label-approved");
    Trial.findsNoDifference(staff.admin());
  }

  /** As if the reviewer had claimed it an hour ago for half an hour. */
  private void expire(String task) {
    TaskId id = TaskId.parse(task);
    UserId reviewer = new UserId(id(staff.reviewer()));
    Instant earlier = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(3_600);
    TestServer.server()
        .part(Commands.class)
        .send(
            new ClaimTask(id.dataRowId(), id, reviewer, earlier, earlier.plusSeconds(1_800), null),
            reviewer);
  }

  @Test
  void aRepeatedRequestDecidesOnce() {
    labelled("twice", 2, Staff.HAM);
    List<String> tasks = claimed(staff.reviewer(), 2);
    String key = newKey();
    String[] decisions = {approve(tasks.get(0)), approve(tasks.get(1))};
    Answer first = done(decide(staff.reviewer(), key, decisions));
    assertThat(decide(staff.reviewer(), key, decisions).body()).isEqualTo(first.body());
    assertThat(decide(staff.reviewer(), key, approve(tasks.get(0))).code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(events(tasks.get(0))).filteredOn("label-approved"::equals).hasSize(1);
  }

  @Test
  void whatWasDoneBeforeACrashIsNotDoneAgain() {
    labelled("crash", 2, Staff.HAM);
    List<String> tasks = claimed(staff.reviewer(), 2);
    String key = newKey();
    String[] decisions = {approve(tasks.get(0)), approve(tasks.get(1))};
    Answer first = done(decide(staff.reviewer(), key, decisions));
    // As if the node had died after the rows and before its answer was kept.
    JdbcTemplate jdbc = TestServer.server().part(JdbcTemplate.class);
    assertThat(jdbc.update("DELETE FROM idempotency_key WHERE key = ?", key)).isEqualTo(1);
    assertThat(done(decide(staff.reviewer(), key, decisions)).body()).isEqualTo(first.body());
    assertThat(events(tasks.get(0))).filteredOn("label-approved"::equals).hasSize(1);
  }

  @Test
  void aTaskOfAnotherProjectIsUnknown() {
    labelled("here", 1, Staff.HAM);
    List<String> tasks = claimed(staff.reviewer(), 1);
    Staff elsewhere = Staff.ofTexts();
    String body = "{\"decisions\":[%s]}".formatted(approve(tasks.get(0)));
    Answer there = done(elsewhere.reviewer().post(elsewhere.path("/tasks/decide-grid"), body));
    Answer none = done(decide(staff.reviewer(), newKey(), approve("nowhere.1")));
    Answer labeller = done(decide(staff.labeller(), newKey(), approve(tasks.get(0))));
    assertThat(code(there, 0)).isEqualTo("TASK_NOT_FOUND");
    assertThat(code(none, 0)).isEqualTo("TASK_NOT_FOUND");
    assertThat(code(labeller, 0)).isEqualTo("ROLE_MISSING");
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    for (int size : new int[] {0, 61}) {
      Answer refused = claim(staff.reviewer(), size);
      assertThat(refused.code()).isEqualTo("INPUT_INVALID");
      assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("size");
    }
    String[] many = new String[61];
    for (int i = 0; i < many.length; i++) {
      many[i] = approve("row." + (i + 1));
    }
    assertThat(decide(staff.reviewer(), newKey(), many).code()).isEqualTo("INPUT_INVALID");
    assertThat(decide(staff.reviewer(), newKey()).code()).isEqualTo("INPUT_INVALID");
    Answer twice = decide(staff.reviewer(), newKey(), approve("row.1"), approve("row.1"));
    assertThat(twice.json().at("/errors/0/path").asString()).isEqualTo("decisions[1].task");
    Answer stray =
        decide(staff.reviewer(), newKey(), decision("row.1", "APPROVE", "\"reason\":\"x\""));
    assertThat(code(done(stray), 0)).isIn("TASK_NOT_FOUND", "INPUT_INVALID");
  }

  @Test
  void nothingTellsABenchmarkRowFromTheOthers() {
    String truth = ",\"truth\":{\"annotations\":[%s]}".formatted(choice("spam"));
    String line = "{\"key\":\"%s\",\"text\":\"some text\"%s}%n";
    staff.importLines("mixed", line.formatted("a", truth) + line.formatted("b", ""));
    for (int i = 0; i < 2; i++) {
      String task = staff.claimNext(staff.labeller()).json().path("id").asString();
      done(staff.labeller().post("/api/v1/tasks/" + task + "/submit", Staff.HAM));
    }
    JsonNode items = done(claim(staff.reviewer(), 12)).json().path("items");
    assertThat(items).hasSize(2);
    Set<String> forms = new HashSet<>();
    items.forEach(item -> forms.add(withoutNames(item)));
    assertThat(forms).hasSize(1);
  }

  /** The item without what differs from row to row. */
  private static String withoutNames(JsonNode item) {
    String row = item.path("dataRow").asString();
    return item.toString()
        .replace(row, "ROW")
        .replaceAll("\"key\":\"[ab]\"", "KEY")
        .replaceAll("\"[a-zA-Z]*At\":\"[^\"]*\"", "AT")
        .replaceAll("\"at\":\"[^\"]*\"", "AT");
  }
}
