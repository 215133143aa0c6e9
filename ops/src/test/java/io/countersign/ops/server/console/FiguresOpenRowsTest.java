package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A small story of a model and of people, in which each number opens as many rows as it says. */
@ConsoleTest
class FiguresOpenRowsTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
  private static final String DELIVERY = said("delivery");
  private static final String OTHER = said("other");

  private static Crew crew;
  private static long position;

  private static String said(String topic) {
    return "{\"annotations\":[{\"name\":\"topic\",\"type\":\"choice\",\"value\":\"%s\"}]}"
        .formatted(topic);
  }

  @BeforeAll
  static void theStory() {
    crew = Crew.of(Subject.TEXTS);
    model(0);
    importRows("sure", 0.97, 3);
    importRows("approve", 0.8, 2);
    importRows("correct", 0.85, 1);
    importRows("reject", 0.7, 1);
    importRows("unsure", 0.3, 2);
    model(1);
    importRows("approve-audited", 0.99, 1);
    importRows("correct-audited", 0.9, 1);
    for (int turn = 0; turn < 3; turn++) {
      label();
      review();
    }
    model(0);
    importRows("open", 0.6, 1);
  }

  /** From now on the model proposes, and this share of what it is sure of is audited. */
  private static void model(int auditShare) {
    ObjectNode policy = (ObjectNode) crew.manager().http().get(crew.api("")).json();
    policy.retain("ontology", "review", "sla", "instructions");
    policy
        .putObject("preLabel")
        .put("model", "m")
        .put("suggestFrom", 0.5)
        .put("acceptFrom", 0.9)
        .put("auditShare", auditShare);
    Answer changed = crew.manager().http().put(crew.api("/policy"), policy.toString());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private static void importRows(String prefix, double confidence, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(
          """
          {"key":"%s-%d","text":"text of %s %d","preLabel":%s,"confidence":%s,"model":"m"}}
          """
              .formatted(prefix, i, prefix, i, DELIVERY.replaceFirst("}$", ""), confidence));
    }
    Answer imported =
        crew.manager()
            .http()
            .send(
                "POST",
                crew.api("/batches?name=" + prefix),
                "application/x-ndjson",
                BodyPublishers.ofString(lines.toString()));
    assertThat(imported.json().path("registered").asInt()).as(imported.body()).isEqualTo(count);
    assertThat(imported.json().path("preLabelsLeftOut").asInt()).isZero();
    position = imported.json().path("position").asLong();
  }

  private static void label() {
    for (Answer next = next(crew.labeller()); next.status() == 200; next = next(crew.labeller())) {
      act(crew.labeller(), next, "submit", DELIVERY);
    }
  }

  private static void review() {
    for (Answer next = next(crew.reviewer()); next.status() == 200; next = next(crew.reviewer())) {
      String key = next.json().path("key").asString();
      boolean again = next.json().path("round").asInt() > 1;
      if (key.startsWith("reject") && !again) {
        act(crew.reviewer(), next, "reject", "{\"reason\":\"WRONG_CLASS\"}");
      } else if (key.startsWith("correct")) {
        act(crew.reviewer(), next, "correct", OTHER);
      } else {
        act(crew.reviewer(), next, "approve", "{}");
      }
    }
  }

  private static Answer next(User person) {
    return person.http().post(crew.api("/tasks/claim-next"), "{}");
  }

  private static void act(User person, Answer task, String action, String body) {
    crew.act(person, task.json().path("id").asString(), action, body);
  }

  @Test
  void thoseOfTheDashboardDo(Browse browse) {
    Page page = open(browse, "", "First-pass yield");
    for (String last : List.of("by class", "by confidence")) {
      assertThat(page.getByRole(AriaRole.BUTTON, named(last + " as a table$"))).isVisible();
    }
    for (Locator table : page.getByRole(AriaRole.BUTTON, named(" as a table$")).all()) {
      table.click();
    }
    assertThat(page.getByLabel(Pattern.compile("compared: delivery")).first()).isVisible();
    Map<String, String> numbers = numbersThatOpenAsManyItems(page);
    assertThat(numbers)
        .containsEntry("reviewed and accepted rows", "8")
        .containsEntry("rows accepted by the model", "3")
        .containsEntry("audited rows", "2")
        .containsEntry("audited rows that the model was right on", "1")
        .containsEntry("compared rows", "8")
        .containsEntry("rows that they agree on", "6")
        .containsEntry("compared: delivery", "8");
    browse.keep(page, "dashboard-figures");
  }

  @Test
  void thoseOfTheModelsDo(Browse browse) {
    Page page = open(browse, "/models", "What became of proposals");
    Map<String, String> numbers = numbersThatOpenAsManyItems(page);
    assertThat(numbers.values()).containsSequence("3");
    assertThat(numbers.keySet()).anyMatch(label -> label.startsWith("rows with a proposal of m"));
    assertThat(valueOf(numbers, "rows with a proposal")).isEqualTo("12");
    assertThat(valueOf(numbers, "rows accepted automatically")).isEqualTo("3");
    assertThat(valueOf(numbers, "rows unchanged in review")).isEqualTo("3");
    assertThat(valueOf(numbers, "rows corrected")).isEqualTo("2");
    assertThat(valueOf(numbers, "rows rejected")).isEqualTo("1");
    assertThat(valueOf(numbers, "rows compared")).isEqualTo("8");
    browse.keep(page, "models-figures");
  }

  private static String valueOf(Map<String, String> numbers, String label) {
    return numbers.entrySet().stream()
        .filter(number -> number.getKey().startsWith(label))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("missing");
  }

  @Test
  void thoseOfThePeopleDo(Browse browse) {
    Page page = open(browse, "/people", "Reviews");
    Map<String, String> numbers = numbersThatOpenAsManyItems(page);
    String name = crew.reviewer().name();
    assertThat(numbers)
        .containsEntry("decisions by " + name, "9")
        .containsEntry("approved by " + name, "6")
        .containsEntry("corrected by " + name, "2")
        .containsEntry("rejected by " + name, "1")
        .containsEntry("decisions of " + name + " that were overturned", "1");
    browse.keep(page, "people-figures");
  }

  @Test
  void thoseOfTheBatchesDo(Browse browse) {
    Page page = open(browse, "/batches", "Likely to be late");
    assertThat(numbersThatOpenAsManyItems(page)).containsEntry("rows of sure", "3");
    browse.keep(page, "batches-figures");
  }

  private static Page open(Browse browse, String path, String shown) {
    Answer ready = crew.manager().http().get(crew.api("/dashboard?atLeast=" + position));
    assertThat(ready.status()).as(ready.body()).isEqualTo(200);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + path);
    assertThat(page.getByText(shown).first()).isVisible();
    return page;
  }

  private static Page.GetByRoleOptions named(String pattern) {
    return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
  }

  /** The numbers of a page that are links, by what they say they count. */
  private static Map<String, String> numbersThatOpenAsManyItems(Page page) {
    Map<String, String> numbers = new TreeMap<>();
    for (Locator link : page.locator("main a").all()) {
      String number = link.innerText();
      String href = link.getAttribute("href");
      if (NUMBER.matcher(number).matches() && href.matches(".*/(rows|tasks)(\\?.*)?")) {
        String label = link.getAttribute("aria-label").substring(number.length() + 1);
        assertThat(itemsOf(href)).as("%s %s: %s", number, label, href).isEqualTo(number);
        numbers.put(label, number);
      }
    }
    return numbers;
  }

  /** How many items the list has that an address opens. */
  private static String itemsOf(String href) {
    URI address = URI.create(href);
    String list = address.getPath().endsWith("/rows") ? "/data-rows" : "/tasks";
    StringBuilder query = new StringBuilder("?limit=1000");
    for (String parameter :
        address.getRawQuery() == null ? List.<String>of() : parametersOf(address)) {
      query.append('&').append(parameter);
    }
    Answer found = crew.manager().http().get(crew.api(list + query));
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    return Integer.toString(found.json().path("items").size());
  }

  /** The page writes texts that could be taken for something else between quotes. */
  private static List<String> parametersOf(URI address) {
    return List.of(address.getRawQuery().split("&")).stream()
        .map(parameter -> parameter.split("=", 2))
        .map(
            parts -> {
              String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
              String plain = value.replaceAll("^\"|\"$", "");
              return parts[0] + "=" + URLEncoder.encode(plain, StandardCharsets.UTF_8);
            })
        .toList();
  }
}
