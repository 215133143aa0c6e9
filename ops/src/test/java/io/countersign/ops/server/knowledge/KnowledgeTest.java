package io.countersign.ops.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.PageTable;
import io.countersign.ops.server.knowledge.KnowledgeScene.Place;
import io.countersign.ops.server.security.access.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every call that reads, as everybody, of every version: it tells what {@code knowledge.md} says.
 */
class KnowledgeTest {
  private static final PageTable WHO = PageTable.read("knowledge.md", "what", "stranger");
  private static final PageTable WHERE = PageTable.read("knowledge.md", "what", "told by");

  /** Open for ever, and all of the log: the page says of both who may have what they tell. */
  private static final Set<String> NOT_WALKED = Set.of("GET /api/v1/stream", "GET /api/v1/backup");

  private final KnowledgeScene scene = new KnowledgeScene();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void thePageSaysOfEverythingWhoMayKnowItAndWhere() {
    assertThat(WHO.rows().keySet()).isEqualTo(KnowledgeScene.SIGNS.keySet());
    assertThat(WHERE.rows().keySet()).isEqualTo(KnowledgeScene.SIGNS.keySet());
    WHO.rows().values().forEach(row -> assertThat(row).containsOnlyKeys(scene.people().keySet()));
  }

  @Test
  void everyCallTellsWhatThePageGrantsAndNothingElse() {
    scene.people().forEach((column, places) -> compare(column, told(places)));
    compare("labeller", Map.of("POST /projects/{project}/tasks/claim-next", answersAtWork()));
    assertThat(wrong).isEmpty();
  }

  /** What calls answer, all that one call does in one text. */
  private static Map<String, String> told(Map<Place, Http> places) {
    Map<String, StringBuilder> told = new TreeMap<>();
    for (String call : Permissions.rules().keySet()) {
      if (call.startsWith("GET ") && !NOT_WALKED.contains(call)) {
        StringBuilder text = told.computeIfAbsent(named(call), name -> new StringBuilder());
        places.forEach((place, person) -> ask(call.substring(4), place, person, text));
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    told.forEach((call, text) -> texts.put(call, text.toString()));
    return texts;
  }

  private static String named(String call) {
    return call.replace(" /api/v1", " ");
  }

  private static void ask(String pattern, Place place, Http person, StringBuilder text) {
    for (String address : KnowledgeScene.addresses(pattern, place)) {
      Answer answer = person.get(address);
      assertThat(answer.status()).as("%s %s", address, answer.body()).isLessThan(500);
      text.append('\n').append(answer.status()).append(' ').append(answer.body());
    }
  }

  private String answersAtWork() {
    return scene.people().values().iterator().next().keySet().stream()
        .flatMap(place -> place.answers().stream())
        .collect(Collectors.joining("\n"));
  }

  private void compare(String column, Map<String, String> told) {
    for (String what : KnowledgeScene.SIGNS.keySet()) {
      boolean granted = WHO.cell(what, column).equals("yes");
      told.forEach(
          (call, text) -> {
            boolean tells = KnowledgeScene.tells(text, what);
            if (tells && !granted) {
              wrong.add("%s tells %s of %s".formatted(call, column, what));
            } else if (granted && !tells && isToldBy(what, call) && text.contains("\n200 ")) {
              wrong.add("%s does not tell %s of %s".formatted(call, column, what));
            }
          });
    }
  }

  private static boolean isToldBy(String what, String call) {
    return List.of(WHERE.cell(what, "told by").replace("`", "").split(", ")).contains(call);
  }

  @Test
  void aTokenForOneRoleForgetsNoneOfTheOthers() {
    Map<Place, Http> tokens = new LinkedHashMap<>();
    people("manager who labels")
        .forEach((place, person) -> tokens.put(place, KnowledgeScene.as("manager", person)));
    compare("manager who labels", told(tokens));
    assertThat(wrong).isEmpty();
  }

  @Test
  void aListFindsNoRowByWhatIsHiddenOfIt() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (String column : List.of("lead", "manager who labels", "manager")) {
      found.put(column, keys(column, "/data-rows?confidenceFrom=0"));
    }
    assertThat(found)
        .containsEntry("lead", List.of("shown"))
        .containsEntry("manager who labels", List.of("shown"));
    assertThat(found.get("manager"))
        .containsExactlyInAnyOrder("benchmark", "waiting", "unsure", "shown");
  }

  @Test
  void anOrderTellsNothingOfWhatIsHidden() {
    assertThat(keys("lead", "/data-rows?sort=CONFIDENCE")).containsExactly("shown");
    assertThat(keys("manager who labels", "/data-rows?sort=CONFIDENCE")).containsExactly("shown");
    assertThat(keys("manager", "/data-rows?sort=CONFIDENCE&descending=true"))
        .containsExactly("waiting", "benchmark", "shown", "unsure");
    for (String reason : List.of("BENCHMARK", "UNSURE", "UNCERTAIN")) {
      assertThat(keys("labeller", "/data-rows?reason=" + reason)).isEmpty();
    }
  }

  private List<String> keys(String column, String query) {
    Place place = scene.reviewed();
    Http person = Objects.requireNonNull(people(column).get(place));
    JsonNode items = person.get(place.staff().path(query)).json().path("items");
    return items.valueStream().map(row -> row.path("key").asString()).toList();
  }

  private Map<Place, Http> people(String column) {
    return Objects.requireNonNull(scene.people().get(column));
  }
}
