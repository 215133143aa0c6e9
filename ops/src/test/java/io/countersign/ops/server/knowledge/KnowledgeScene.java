package io.countersign.ops.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.log.EventLog;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rows with everything there is to be known of one, and somebody for each column of the table. */
final class KnowledgeScene {
  private static final String ONTOLOGY =
      "\"ontology\":{\"annotations\":[{\"name\":\"note\",\"type\":\"text\",\"required\":true}]},";
  private static final String REVIEWED =
      ONTOLOGY
          + """
          "preLabel":{"model":"m","suggestFrom":0.5,"acceptFrom":0.9,"auditShare":0},
          "review":{"flow":"staged-review","stages":[{"name":"review","group":"reviewers","share":1.0}],
            "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG"]}
          """;
  private static final String TWICE =
      ONTOLOGY
          + """
          "review":{"flow":"two-labels","stages":[],"maxRounds":2,"claimMinutes":30,
            "rejectionReasons":["WRONG"]}
          """;
  private static final String CONFIRMED =
      ONTOLOGY
          + """
          "review":{"flow":"staged-review","stages":[{"name":"review","group":"reviewers","share":1.0}],
            "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG"],"confirmSkips":true}
          """;
  private static final String WORKS_TOO = "{\"roles\":[\"manager\",\"labeller\"]}";

  /** What gives each thing away wherever it stands. */
  static final Map<String, Pattern> SIGNS = signs();

  private final Place reviewed = new Place(Staff.of("text/plain", REVIEWED), new ArrayList<>());
  private final Place twice = new Place(Staff.of("text/plain", TWICE), new ArrayList<>());
  private final Place confirmed = new Place(Staff.of("text/plain", CONFIRMED), new ArrayList<>());
  private final Map<String, Map<Place, Http>> people = new LinkedHashMap<>();

  /**
   * A project.
   *
   * @param answers that its labeller was given at work
   */
  record Place(Staff staff, List<String> answers) {}

  private static Map<String, Pattern> signs() {
    Map<String, Pattern> signs = new LinkedHashMap<>();
    signs.put("a true label", Pattern.compile("told as true"));
    signs.put(
        "why a row was routed",
        Pattern.compile("\"(reason|routeReason)\":\"(BENCHMARK|UNSURE|UNCERTAIN)\""));
    signs.put(
        "a pre-label that routing kept back", Pattern.compile("kept back|0\\.97531|0\\.13579"));
    signs.put("a pre-label that was shown", Pattern.compile("shown to people|0\\.75319"));
    signs.put("a label that somebody made", Pattern.compile("made by a person"));
    signs.put("an independent label, while another is missing", Pattern.compile("made alone"));
    signs.put(
        "that somebody would skip a row, while others may judge it",
        Pattern.compile("cannot be read by me|skip-proposed|SKIP_PROPOSED"));
    return signs;
  }

  KnowledgeScene() {
    importRows(
        row("benchmark", 0.97531, "kept back", ",\"truth\":%s".formatted(said("told as true"))),
        row("waiting", 0.97531, "kept back", ",\"truth\":%s".formatted(said("told as true"))),
        row("unsure", 0.13579, "kept back", ""),
        row("shown", 0.75319, "shown to people", ""),
        "{\"key\":\"without content\",\"truth\":%s}%n".formatted(said("told as true")));
    work(reviewed, reviewed.staff().labeller(), "submit", said("made by a person"));
    work(reviewed, reviewed.staff().reviewer(), "approve", "{}");
    reviewed.answers().add(reviewed.staff().claimNext(reviewed.staff().labeller()).body());
    twice.staff().importTexts("alone", 1);
    work(twice, twice.staff().otherLabeller(), "submit", said("made alone"));
    twice.answers().add(twice.staff().claimNext(twice.staff().labeller()).body());
    confirmed.staff().importTexts("passed-on", 1);
    work(
        confirmed,
        confirmed.staff().otherLabeller(),
        "skip",
        "{\"reason\":\"CANNOT_BE_READ\",\"comment\":\"cannot be read by me\"}");
    confirmed.answers().add(confirmed.staff().claimNext(confirmed.staff().labeller()).body());
    addPeople();
    awaitViews();
  }

  /** Lists and exports have followed so far. */
  private void awaitViews() {
    long position = TestServer.server().part(EventLog.class).lastPosition();
    String rows = reviewed.staff().path("/data-rows?atLeast=" + position);
    Trial.eventually(() -> reviewed.staff().admin().get(rows).json(), page -> page.has("items"));
  }

  private static String said(String text) {
    return "{\"annotations\":[{\"name\":\"note\",\"type\":\"text\",\"text\":\"%s\"}]}"
        .formatted(text);
  }

  private static String row(String key, double confidence, String proposed, String truth) {
    String annotations = said(proposed).replaceFirst("}$", "");
    return "{\"key\":\"%s\",\"text\":\"text of %s\",\"preLabel\":%s,\"confidence\":%s,\"model\":\"m\"}%s}%n"
        .formatted(key, key, annotations, confidence, truth);
  }

  private void importRows(String... lines) {
    Answer imported = reviewed.staff().importLines("all", String.join("", lines));
    assertThat(imported.json().path("registered").asInt()).as(imported.body()).isEqualTo(4);
    assertThat(imported.json().path("failed").asInt()).as(imported.body()).isEqualTo(1);
  }

  private static void work(Place place, Http person, String action, String body) {
    Answer claimed = place.staff().claimNext(person);
    Answer done =
        person.post("/api/v1/tasks/" + claimed.json().path("id").asString() + "/" + action, body);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    place.answers().add(claimed.body());
    place.answers().add(done.body());
  }

  private void addPeople() {
    for (Place place : List.of(reviewed, twice, confirmed)) {
      Staff staff = place.staff();
      add("stranger", place, staff.stranger());
      add("labeller", place, staff.labeller());
      add("reviewer", place, staff.reviewer());
      add("lead", place, staff.lead());
      add("manager", place, staff.manager());
      add("auditor", place, staff.auditor());
      add("admin", place, Staff.member(staff.admin(), staff.project(), "admin"));
      add("installation", place, staff.admin());
      Http both = Staff.member(staff.admin(), staff.project(), "manager");
      String name = both.get("/api/v1/me").json().path("name").asString();
      assertThat(staff.admin().put(staff.path("/members/" + name), WORKS_TOO).status())
          .isEqualTo(200);
      add("manager who labels", place, both);
      add("author", place, staff.otherLabeller());
    }
  }

  private void add(String column, Place place, Http person) {
    people.computeIfAbsent(column, name -> new LinkedHashMap<>()).put(place, person);
  }

  static boolean tells(String text, String what) {
    return Objects.requireNonNull(SIGNS.get(what)).matcher(text).find();
  }

  Map<String, Map<Place, Http>> people() {
    return people;
  }

  Place reviewed() {
    return reviewed;
  }

  /** A token with which {@code person} comes as {@code role} only. */
  static Http as(String role, Http person) {
    String form = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(UUID.randomUUID(), role);
    Answer made = person.post("/api/v1/tokens", form);
    return Http.bearer(made.json().path("token").asString());
  }

  /** The addresses that a call has in a project: of each row and task, at each version. */
  static List<String> addresses(String pattern, Place place) {
    Staff staff = place.staff();
    String address =
        pattern.replace("{project}", staff.project()).replace("{acceptanceSample}", "none");
    List<String> found = new ArrayList<>();
    if (address.contains("{dataRow}")) {
      rows(staff).forEach(row -> found.addAll(versions(address.replace("{dataRow}", row), staff)));
    } else if (address.contains("{task}")) {
      rows(staff).forEach(row -> found.add(address.replace("{task}", row + ".1")));
    } else if (address.contains("{batch}")) {
      JsonNode batches = staff.admin().get(staff.path("/batches")).json().path("items");
      batches.forEach(batch -> found.add(address.replace("{batch}", batch.path("id").asString())));
    } else if (address.endsWith("/tasks")) {
      found.addAll(List.of(address, address + "?state=DONE"));
    } else if (address.equals("/api/v1/data-rows")) {
      found.add(address + "?key=benchmark");
    } else if (address.endsWith("/export")) {
      found.addAll(List.of(address, address + "?format=csv"));
    } else if (!address.contains("{")) {
      found.add(address);
    }
    return found;
  }

  private static List<String> versions(String address, Staff staff) {
    List<String> found = new ArrayList<>(List.of(address));
    if (address.matches(".*/data-rows/[^/]+")) {
      JsonNode events = staff.admin().get(address + "/history").json().path("items");
      int last = events.get(events.size() - 1).path("version").asInt();
      for (int version = 0; version <= last; version++) {
        found.add(address + "?version=" + version);
      }
      events.forEach(event -> found.add(address + "?at=" + event.path("at").asString()));
    }
    return found;
  }

  private static List<String> rows(Staff staff) {
    return staff
        .admin()
        .get(staff.path("/data-rows"))
        .json()
        .path("items")
        .valueStream()
        .map(row -> row.path("id").asString())
        .toList();
  }
}
