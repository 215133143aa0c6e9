package io.countersign.ops.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The auditor's search through the log of a project. */
class EventSearchTest {
  private final Staff staff = Staff.ofTexts();

  private Answer search(Http person, String query) {
    return person.get(staff.path("/events" + query));
  }

  private List<JsonNode> found(String query) {
    Answer answer = search(staff.auditor(), query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items").valueStream().toList();
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asString()).toList();
  }

  private JsonNode label(String key) {
    staff.importTexts(key, 1);
    JsonNode task = staff.claimNext(staff.labeller()).json();
    String path = "/api/v1/tasks/" + task.path("id").asString();
    assertThat(staff.labeller().post(path + "/submit", Staff.HAM).status()).isEqualTo(200);
    return task;
  }

  @Test
  void theNewestComeFirstWithTheNamesOfPeople() {
    label("search");
    List<JsonNode> events = found("?key=search-0");
    assertThat(types(events))
        .containsExactly(
            "task-opened", "label-submitted", "task-claimed", "task-opened", "data-row-registered");
    assertThat(events.get(1).path("actorName").asString()).startsWith("labeller-");
    assertThat(events.get(1).path("key").asString()).isEqualTo("search-0");
    assertThat(events.get(1).path("data").path("annotations").size()).isEqualTo(1);
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition() {
    staff.importTexts("pages", 20);
    List<Long> positions = new ArrayList<>();
    String next = "";
    do {
      Answer answer = search(staff.auditor(), "?limit=7" + next);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answer.json().path("items").forEach(event -> positions.add(event.path("position").asLong()));
      next =
          answer.json().path("next").isString()
              ? "&after=" + answer.json().path("next").asString()
              : "";
    } while (!next.isEmpty());
    assertThat(positions).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(positions).hasSizeGreaterThanOrEqualTo(20 * 2 + 2);
  }

  @Test
  void whoAndWhatNarrowTheSearch() {
    JsonNode task = label("narrow");
    assertThat(task.path("id").isString()).isTrue();
    JsonNode me = staff.labeller().get("/api/v1/me").json();
    String actor = me.path("id").asString();
    assertThat(types(found("?actor=" + actor))).containsExactly("label-submitted", "task-claimed");
    assertThat(types(found("?type=label-submitted,project-created&key=narrow-0")))
        .containsExactly("label-submitted");
    assertThat(types(found("?type=project-created"))).containsExactly("project-created");
    assertThat(types(found("?type=batch-created"))).containsExactly("batch-created");
    assertThat(found("?model=none")).isEmpty();
    assertThat(found("?key=nobody-knows")).isEmpty();
  }

  @Test
  void aSpanOfTimeIncludesItsStartAndNotItsEnd() {
    label("time");
    Instant at = Instant.parse(found("?type=label-submitted").get(0).path("at").asString());
    assertThat(found("?type=label-submitted&from=" + at)).hasSize(1);
    assertThat(found("?type=label-submitted&to=" + at)).isEmpty();
    assertThat(found("?type=label-submitted&from=" + at.plusNanos(1_000))).isEmpty();
    assertThat(found("?to=2001-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void refusesWhatMakesNoSense() {
    for (String query :
        List.of("?type=no-such", "?from=yesterday", "?limit=0", "?limit=1001", "?after=x")) {
      Answer answer = search(staff.auditor(), query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("PARAMETER_INVALID");
    }
    String quoted = URLEncoder.encode("x' OR '1'='1", StandardCharsets.UTF_8);
    assertThat(found("?key=" + quoted)).isEmpty();
    assertThat(found("?actor=" + quoted)).isEmpty();
  }

  @Test
  void onlyThoseWhoOverseeTheProjectMaySearch() {
    assertThat(search(staff.labeller(), "").status()).isEqualTo(403);
    assertThat(search(staff.stranger(), "").status()).isEqualTo(404);
    Staff others = Staff.ofTexts();
    others.importTexts("theirs", 1);
    assertThat(found("?key=theirs-0")).isEmpty();
  }
}
