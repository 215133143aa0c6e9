package io.countersign.ops.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Repeated, concurrent and refused commands. */
class CommandsOverHttpTest {
  private final Staff staff = Staff.ofTexts();

  private String claimedTask() {
    Answer claimed = staff.claimNext(staff.labeller());
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    return "/api/v1/tasks/" + claimed.json().path("id").asString();
  }

  @Test
  void aRepeatedRequestGetsTheSameAnswer() {
    staff.importTexts("repeat", 1);
    String key = UUID.randomUUID().toString();
    String task = claimedTask();
    Answer first = staff.labeller().post(task + "/submit", Staff.HAM, "Idempotency-Key", key);
    Answer second = staff.labeller().post(task + "/submit", Staff.HAM, "Idempotency-Key", key);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    Answer other = staff.labeller().post(task + "/submit", Staff.SPAM, "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(staff.labeller().post(task + "/submit", Staff.HAM).code()).isEqualTo("STAGE_PASSED");
  }

  @Test
  void aRepeatedClaimGetsTheSameTask() {
    staff.importTexts("claims", 2);
    String key = UUID.randomUUID().toString();
    String path = staff.path("/tasks/claim-next");
    Answer first = staff.labeller().post(path, "{}", "Idempotency-Key", key);
    Answer second = staff.labeller().post(path, "{}", "Idempotency-Key", key);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
  }

  @Test
  void twoReviewersNeverGetTheSameTask() {
    staff.importTexts("race", 20);
    List<Http> labellers = List.of(staff.labeller(), staff.otherLabeller());
    List<CompletableFuture<Answer>> claims =
        IntStream.range(0, 24)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> staff.claimNext(labellers.get(i % 2))))
            .toList();
    Set<String> tasks = new HashSet<>();
    int none = 0;
    for (CompletableFuture<Answer> claim : claims) {
      Answer answer = claim.join();
      assertThat(answer.status()).as(answer.body()).isIn(200, 204);
      if (answer.status() == 204) {
        none++;
      } else {
        assertThat(tasks.add(answer.json().path("id").asString())).isTrue();
      }
    }
    assertThat(tasks).hasSize(20);
    assertThat(none).isEqualTo(4);
  }

  @Test
  void claimsAtOnceDoNotGetPastTheLimit() {
    staff.importTexts("many", 140);
    ExecutorService atOnce = Executors.newFixedThreadPool(10);
    try {
      List<CompletableFuture<Answer>> claims =
          IntStream.range(0, 140)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> staff.claimNext(staff.labeller()), atOnce))
              .toList();
      Map<Integer, Long> answers =
          claims.stream()
              .map(CompletableFuture::join)
              .collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
      assertThat(answers).isEqualTo(Map.of(200, 130L, 429, 10L));
    } finally {
      atOnce.shutdown();
    }
  }

  @Test
  void atTheLimitAClaimIsRenewedButNothingMoreIsTakenOrAssigned() {
    staff.importTexts("full", 131);
    String task = claimedTask();
    for (int i = 1; i < 130; i++) {
      assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(200);
    }
    assertThat(staff.labeller().post(task + "/claim", "{}").status()).isEqualTo(200);
    assertThat(staff.claimNext(staff.labeller()).code()).isEqualTo("TOO_MANY_AT_ONCE");

    String left =
        staff.manager().get(staff.path("/tasks?state=OPEN")).json().at("/items/0/id").asString();
    String to =
        "{\"user\":\"" + staff.labeller().get("/api/v1/me").json().path("name").asString() + "\"}";
    Answer assigned = staff.lead().post("/api/v1/tasks/" + left + "/assign", to);
    assertThat(assigned.status()).as(assigned.body()).isEqualTo(429);
    assertThat(staff.lead().post(task + "/assign", to).status())
        .as("theirs already")
        .isEqualTo(200);
  }

  @Test
  void whoLosesARaceForATaskIsToldSo() {
    staff.importTexts("one", 1);
    String task = claimedTask();
    Answer other = staff.otherLabeller().post(task + "/claim", "{}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("TASK_CLAIMED_BY_ANOTHER");
    Answer submitted = staff.otherLabeller().post(task + "/submit", Staff.HAM);
    assertThat(submitted.code()).isEqualTo("TASK_CLAIMED_BY_ANOTHER");
    Answer wrongRole = staff.reviewer().post(task + "/submit", Staff.HAM);
    assertThat(wrongRole.code()).isEqualTo("ROLE_MISSING");
    assertThat(staff.manager().post(task + "/release", "{}").status()).isEqualTo(200);
    assertThat(staff.labeller().post(task + "/submit", Staff.HAM).code())
        .isEqualTo("TASK_NOT_CLAIMED");
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsPath() {
    staff.importTexts("fit", 1);
    String task = claimedTask();
    Answer eggs = staff.labeller().post(task + "/submit", Staff.HAM.replace("ham", "eggs"));
    assertThat(eggs.status()).isEqualTo(422);
    assertThat(eggs.code()).isEqualTo("ANNOTATION_OUTSIDE_ONTOLOGY");
    assertThat(eggs.json().path("errors").get(0).path("path").asString())
        .isEqualTo("annotations[0].value");
    Answer stale = staff.labeller().post(task + "/submit", Staff.HAM, "If-Match", "\"0\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("STALE_VERSION");
    assertThat(staff.labeller().post(task + "/submit", Staff.HAM).status()).isEqualTo(200);
    String review =
        "/api/v1/tasks/" + staff.claimNext(staff.reviewer()).json().path("id").asString();
    Answer reason = staff.reviewer().post(review + "/reject", "{\"reason\":\"UGLY\"}");
    assertThat(reason.code()).isEqualTo("REASON_NOT_LISTED");
    assertThat(staff.reviewer().post(review + "/submit", Staff.HAM).code())
        .isEqualTo("WRONG_TASK_KIND");
  }

  @Test
  void whoWroteALabelNeverReviewsIt() {
    staff.importTexts("own", 1);
    String task = claimedTask();
    staff.labeller().post(task + "/submit", Staff.HAM);
    String me = staff.labeller().get("/api/v1/me").json().path("id").asString();
    staff.admin().put(staff.path("/members/" + me), "{\"roles\":[\"labeller\",\"reviewer\"]}");
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(204);
    String review = task.substring(0, task.lastIndexOf('.')) + ".2";
    Answer own = staff.labeller().post(review + "/claim", "{}");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.code()).isEqualTo("OWN_LABEL");
  }

  @Test
  void aLeadGivesATaskToSomebodyWhoMayDoIt() {
    staff.importTexts("assign", 1);
    String task = claimedTask();
    String other = staff.otherLabeller().get("/api/v1/me").json().path("name").asString();
    String auditor = staff.auditor().get("/api/v1/me").json().path("name").asString();
    assertThat(staff.lead().post(task + "/assign", "{\"user\":\"" + auditor + "\"}").code())
        .isEqualTo("ROLE_MISSING");
    Answer assigned = staff.lead().post(task + "/assign", "{\"user\":\"" + other + "\"}");
    assertThat(assigned.status()).as(assigned.body()).isEqualTo(200);
    assertThat(staff.otherLabeller().post(task + "/submit", Staff.HAM).status()).isEqualTo(200);
  }

  @Test
  void aListIsReadPageByPage() {
    staff.importTexts("pages", 7);
    Set<String> seen = new HashSet<>();
    String after = "";
    do {
      Answer page = staff.auditor().get(staff.path("/tasks?limit=3" + after));
      page.json().path("items").forEach(task -> seen.add(task.path("id").asString()));
      String next = page.json().path("next").asString("");
      after = next.isEmpty() ? "" : "&after=" + next;
    } while (!after.isEmpty());
    assertThat(seen).hasSize(7);
  }

  @Test
  void aViewThatIsAskedForTooMuchSaysThatItIsBehind() {
    Answer behind = staff.auditor().get(staff.path("/dashboard?atLeast=9000000000000000"));
    assertThat(behind.status()).isEqualTo(503);
    assertThat(behind.code()).isEqualTo("PROJECTION_BEHIND");
    assertThat(behind.header("retry-after")).isPresent();
  }

  @Test
  void aBrowserNeedsItsSessionAndTheTokenAgainstForgery() {
    String name = staff.manager().get("/api/v1/me").json().path("name").asString();
    Answer login =
        Http.nobody()
            .post(
                "/api/v1/login",
                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, Staff.PASSWORD));
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    List<String> cookies = login.response().headers().allValues("set-cookie");
    String session =
        cookies.stream().filter(c -> c.startsWith("COUNTERSIGN_SESSION")).findFirst().orElseThrow();
    assertThat(session).contains("HttpOnly").contains("SameSite=Lax");
    String cookie = session.substring(0, session.indexOf(';'));
    Answer me =
        Http.nobody().send(Http.nobody().request("/api/v1/me").GET().header("Cookie", cookie));
    assertThat(me.status()).isEqualTo(200);
    Answer forged =
        Http.nobody()
            .send(
                "POST",
                "/api/v1/tokens",
                "application/json",
                BodyPublishers.ofString("{\"name\":\"x\"}"),
                "Cookie",
                cookie);
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.code()).isEqualTo("CSRF_TOKEN_MISSING");
    String xsrf = xsrf(me);
    Answer allowed =
        Http.nobody()
            .send(
                "POST",
                "/api/v1/tokens",
                "application/json",
                BodyPublishers.ofString("{\"name\":\"x\"}"),
                "Cookie",
                cookie + "; XSRF-TOKEN=" + xsrf,
                "X-XSRF-TOKEN",
                xsrf);
    assertThat(allowed.status()).as(allowed.body()).isEqualTo(201);
  }

  private static String xsrf(Answer answer) {
    String cookie =
        answer.response().headers().allValues("set-cookie").stream()
            .filter(c -> c.startsWith("XSRF-TOKEN="))
            .findFirst()
            .orElseThrow();
    return cookie.substring("XSRF-TOKEN=".length(), cookie.indexOf(';'));
  }

  @Test
  void tooManyWrongPasswordsHaveToWait() {
    String name = "guess-" + UUID.randomUUID();
    int last = 0;
    for (int i = 0; i < 11; i++) {
      last = Http.as(name, "wrong password " + i).get("/api/v1/me").status();
    }
    assertThat(last).isEqualTo(429);
  }
}
