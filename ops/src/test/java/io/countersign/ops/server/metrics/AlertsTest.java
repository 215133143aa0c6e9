package io.countersign.ops.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alert rules speak of what a server tells, and their page of what they are called. */
class AlertsTest {
  private static final Path RULES = Path.of("deploy", "alerts.yml");
  private static final Path UNIT_TESTS = Path.of("deploy", "alerts_test.yml");
  private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b(?!\\s*\\()");

  /** What is no metric: labels and their values, spans of time, and what is grouped by. */
  private static final Pattern OTHER =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\bby\\s*\\([^)]*\\)|\"[^\"]*\"");

  private static List<JsonNode> rules() throws IOException {
    Object file = new Yaml().load(Files.readString(RULES));
    JsonNode groups = JsonMapper.shared().valueToTree(file).path("groups");
    return groups.valueStream().flatMap(group -> group.path("rules").valueStream()).toList();
  }

  private static Set<String> metrics(String expression) {
    Matcher found = METRIC.matcher(OTHER.matcher(expression).replaceAll(""));
    return found.results().map(one -> one.group()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> told() {
    return Http.nobody()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceFirst("[{ ].*", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void everyMetricOfTheRulesIsToldAfterSomeWork() throws IOException {
    Set<String> used = new TreeSet<>();
    for (JsonNode rule : rules()) {
      Set<String> metrics = metrics(rule.path("expr").asString());
      assertThat(metrics.isEmpty())
          .as("%s", rule)
          .isEqualTo(rule.path("alert").asString().equals("CountersignDown"));
      used.addAll(metrics);
    }
    assertThat(used).hasSizeGreaterThan(10);
    Work.some();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(told()).containsAll(used));
  }

  @Test
  void everyFigureOfOursIsFoundOut() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(Http.nobody().get("/metrics").body().lines())
                    .filteredOn(line -> line.startsWith("countersign_"))
                    .isNotEmpty()
                    .noneMatch(line -> line.endsWith("NaN")));
  }

  @Test
  void everyRuleHasWhatTheOneWhoIsCalledNeeds() throws IOException {
    String page = Files.readString(Path.of("README.md"));
    for (JsonNode rule : rules()) {
      assertThat(rule.at("/annotations/summary").asString("")).as("%s", rule).isNotEmpty();
      assertThat(rule.at("/labels/severity").asString()).isIn("warning", "critical");
      assertThat(page).contains("**" + rule.path("alert").asString() + "**");
    }
  }

  @Test
  void theUnitTestsOfTheRulesKnowThem() throws IOException {
    Set<String> names =
        rules().stream().map(rule -> rule.path("alert").asString()).collect(Collectors.toSet());
    Matcher tested = Pattern.compile("alertname: (\\w+)").matcher(Files.readString(UNIT_TESTS));
    assertThat(tested.results().map(one -> one.group(1)).toList())
        .isNotEmpty()
        .allMatch(names::contains);
  }

  @Test
  void whatIsToldHasBoundedLabels() {
    Work.some();
    Set<String> before = series();
    assertThat(before).noneMatch(line -> line.matches(".*[0-9A-Z]{26}.*"));
    Work.some();
    assertThat(series()).as("after work on another project, by another person").isEqualTo(before);
  }

  /** What is told of requests and by us, without the values. */
  private static Set<String> series() {
    return Http.nobody()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("http_server_requests") || line.startsWith("countersign_"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toSet());
  }
}
