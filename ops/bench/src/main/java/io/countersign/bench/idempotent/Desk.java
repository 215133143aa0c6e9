package io.countersign.bench.idempotent;

import static io.countersign.bench.idempotent.Servers.bytes;

import io.countersign.bench.api.RawAnswer;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.rig.TextBundle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project of one's own with a labeller and a reviewer, so that what is counted is nobody else's.
 *
 * @param admin token of who runs it
 * @param made what is made once, when it is first needed
 */
record Desk(
    Servers servers,
    String admin,
    String labeller,
    String reviewer,
    String project,
    Map<String, String> made) {
  private static final int ROWS = 40;
  private static final int TO_LEARN_FROM = 24;

  /** Of a long answer only the start is kept. */
  private static final int FEW = 20;

  static final String LABEL =
      "{\"annotations\":[{\"name\":\"category\",\"type\":\"choice\",\"value\":\"%s\"}]}";
  private static final String PROJECT =
      """
      {"name":"%s","mediaType":"text/plain","ontology":{"annotations":[
        {"name":"category","type":"choice","options":["spam","ham"],"required":true}]},
       "review":{"flow":"staged-review","stages":[
         {"name":"review","group":"reviewers","share":%s}],
         "maxRounds":3,"claimMinutes":60,"rejectionReasons":["WRONG_CLASS"]}}
      """;

  static Desk make(Servers servers, String admin, int number) {
    String project =
        servers.json(admin, "POST", "/projects", form("desk-" + number, 1.0)).path("id").asString();
    return new Desk(
        servers,
        admin,
        member(servers, admin, project, "labeller", number),
        member(servers, admin, project, "reviewer", number),
        project,
        new ConcurrentHashMap<>());
  }

  static String form(String name, double share) {
    return PROJECT.formatted(name, share);
  }

  private static String member(
      Servers servers, String admin, String project, String role, int number) {
    String name = role + "-" + number;
    servers.json(
        admin, "POST", "/users", "{\"name\":\"%s\",\"password\":\"long enough\"}".formatted(name));
    servers.json(
        admin,
        "PUT",
        "/projects/%s/members/%s".formatted(project, name),
        "{\"roles\":[\"%s\"]}".formatted(role));
    return servers
        .server()
        .client()
        .withPassword(name, "long enough")
        .post("/tokens", Map.of("name", "idempotent"))
        .path("token")
        .asString();
  }

  /** In a project whose rows nobody takes: a model that runs over them takes none away. */
  Desk aside() {
    return in(made.computeIfAbsent("aside", kind -> makeProject(kind, 1)));
  }

  /** A project that nobody works in. */
  String idle() {
    return made.computeIfAbsent("idle", kind -> makeProject(kind, 1));
  }

  /** A project whose accepted rows are enough to learn from. */
  String learnable() {
    return made.computeIfAbsent("learnable", this::makeLearnable);
  }

  /** Where the samples of a batch with accepted rows are, which the reviewer looks at. */
  String samples() {
    String other = learnable();
    return made.computeIfAbsent("samples", kind -> samples(other));
  }

  private String samples(String other) {
    servers.json(
        admin,
        "PUT",
        "/projects/%s/members/%s".formatted(other, name(reviewer)),
        "{\"roles\":[\"lead\"]}");
    String batch =
        servers
            .json(admin, "GET", "/projects/%s/batches".formatted(other), "")
            .path("items")
            .get(0)
            .path("id")
            .asString();
    return "/batches/" + batch + "/acceptance-samples";
  }

  /** A row of the sample at {@code path} that the reviewer has not looked at. */
  String toLookAt(String path) {
    return servers.json(reviewer, "GET", path + "/next", "").at("/row/dataRow").asString();
  }

  private Desk in(String other) {
    return new Desk(servers, admin, labeller, reviewer, other, made);
  }

  private String makeProject(String kind, double share) {
    String name = "%s-%s-%d".formatted(kind, project, System.nanoTime());
    return servers.json(admin, "POST", "/projects", form(name, share)).path("id").asString();
  }

  private String makeLearnable(String kind) {
    String other = makeProject(kind, 0);
    servers.json(
        admin,
        "PUT",
        "/projects/%s/members/%s".formatted(other, name(labeller)),
        "{\"roles\":[\"labeller\"]}");
    Desk there = in(other);
    there.importRows("learn", TO_LEARN_FROM);
    for (int i = 0; i < TO_LEARN_FROM; i++) {
      there.submitted(i % 2 == 0 ? "spam" : "ham");
    }
    return other;
  }

  /** The name of a model that fits the project. */
  String model() {
    return made.computeIfAbsent("model", first -> bring("fits-" + project));
  }

  private String bring(String name) {
    RawRequest request =
        Servers.request(admin, "POST", "/models", "application/zip", "", TextBundle.zip(name, "1"));
    try {
      RawAnswer answer = servers.once(request);
      if (answer.status() == 201 || answer.text().contains("ALREADY_EXISTS")) {
        return name;
      }
      throw new Servers.Unanswered(answer.text());
    } catch (IOException e) {
      throw new Servers.Unanswered(e.toString());
    }
  }

  String name(String token) {
    return servers.json(token, "GET", "/me", "").path("name").asString();
  }

  private List<JsonNode> claimedTasks(String token) {
    return items(
        admin,
        "/projects/%s/tasks?state=CLAIMED&limit=%d&assignee=%s"
            .formatted(project, FEW, name(token)));
  }

  /** How many tasks the labeller has, as far as it matters. */
  long claims() {
    return claimedTasks(labeller).size();
  }

  /** How many tasks the reviewer has, as far as it matters. */
  long reviews() {
    return claimedTasks(reviewer).size();
  }

  /** Gives back what the labeller has. */
  void letGo() {
    letGo(labeller);
  }

  private void letGo(String token) {
    List<JsonNode> tasks = claimedTasks(token);
    while (!tasks.isEmpty()) {
      for (JsonNode task : tasks) {
        servers.json(token, "POST", "/tasks/" + task.path("id").asString() + "/release", "");
      }
      tasks = claimedTasks(token);
    }
  }

  /** A label waits for the reviewer, who has nothing. */
  void toReview(int number) {
    labelled(number);
    letGo(reviewer);
  }

  /** A task for the labeller that nobody has. */
  String freeTask(int number) {
    String path = "/projects/" + project + "/tasks?stage=label&state=OPEN&limit=1";
    List<JsonNode> open = items(admin, path);
    if (open.isEmpty()) {
      importRows("free-" + number, ROWS);
      open = items(admin, path);
    }
    if (open.isEmpty()) {
      throw new Servers.Unanswered("no task");
    }
    return open.get(0).path("id").asString();
  }

  /** The task of a row that nobody has seen. */
  String newTask(int number) {
    importRows("new-" + number, 1);
    return items(admin, "/projects/%s/tasks?batch=new-%d".formatted(project, number))
        .get(0)
        .path("id")
        .asString();
  }

  /** How many rows of a batch wait to be labelled. */
  long rowsOf(String batch) {
    return items(
            admin, "/projects/%s/tasks?state=OPEN&limit=1000&batch=%s".formatted(project, batch))
        .size();
  }

  static String lines(String prefix, int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"key\":\"%s-%d\",\"text\":\"text %s %d\"}%n".formatted(prefix, i, prefix, i));
    }
    return lines.toString();
  }

  /** The batch, also if it was there already. */
  String importRows(String name, int count) {
    String path = "/projects/%s/batches?name=%s".formatted(project, name);
    RawRequest request =
        Servers.request(admin, "POST", path, "application/x-ndjson", "", bytes(lines(name, count)));
    try {
      RawAnswer answer = servers.once(request);
      if (answer.status() == 202) {
        return JsonMapper.shared().readTree(answer.text()).path("id").asString();
      }
      throw new Servers.Unanswered(answer.text());
    } catch (IOException e) {
      throw new Servers.Unanswered(e.toString());
    }
  }

  /** A task that the labeller has claimed. */
  String claimed(int number) {
    return claim(labeller).orElseGet(() -> afterImport(number));
  }

  private String afterImport(int number) {
    importRows("more-" + number, ROWS);
    return claim(labeller).orElseThrow(() -> new Servers.Unanswered("no task"));
  }

  private Optional<String> claim(String person) {
    JsonNode task =
        servers.json(person, "POST", "/projects/" + project + "/tasks/claim-next", "{}");
    return Optional.of(task.path("id").asString("")).filter(id -> !id.isEmpty());
  }

  private void submitted(String option) {
    String task = claim(labeller).orElseThrow(() -> new Servers.Unanswered("no task"));
    servers.json(labeller, "POST", "/tasks/" + task + "/submit", LABEL.formatted(option));
  }

  private void labelled(int number) {
    String task = claimed(number);
    servers.json(labeller, "POST", "/tasks/" + task + "/submit", LABEL.formatted("ham"));
  }

  /** A task that the reviewer has claimed. */
  String inReview(int number) {
    labelled(number);
    return claim(reviewer).orElseThrow(() -> new Servers.Unanswered("no review"));
  }

  /** A row that is skipped. */
  String skipped(int number) {
    String task = claimed(number);
    servers.json(labeller, "POST", "/tasks/" + task + "/skip", "{\"reason\":\"CANNOT_DECIDE\"}");
    return row(task);
  }

  /** A row that was finished and goes through the work once more. */
  String reopened(int number) {
    String row = skipped(number);
    servers.json(admin, "POST", "/data-rows/" + row + "/reopen", "{\"reason\":\"again\"}");
    return row;
  }

  /** A skipped row that the labeller asks to have reopened. */
  String askedFor(int number) {
    String row = skipped(number);
    servers.json(
        labeller, "POST", "/data-rows/" + row + "/ask-reopening", "{\"reason\":\"again\"}");
    return row;
  }

  /** A row that was taken out of the work. */
  String withdrawn(int number) {
    String row = row(newTask(number));
    servers.json(admin, "POST", "/data-rows/" + row + "/withdraw", "{\"reason\":\"no\"}");
    return row;
  }

  /** What an operation was begun as, once it is done. */
  String done(String path, String body) {
    JsonNode begun = servers.json(admin, "POST", path, body);
    String operation = "/operations/" + begun.path("operation").asString();
    while (servers.json(admin, "GET", operation, "").path("state").asString().equals("RUNNING")) {
      Thread.onSpinWait();
    }
    return begun.path("id").asString();
  }

  static String row(String task) {
    return task.substring(0, task.lastIndexOf('.'));
  }

  /** How many events of a type a row has. */
  long count(String row, String type) {
    long count = 0;
    String after = "";
    do {
      JsonNode page = history(row, after);
      count +=
          page.path("items")
              .valueStream()
              .filter(event -> event.path("type").asString().equals(type))
              .count();
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return count;
  }

  private JsonNode history(String row, String after) {
    String path = "/data-rows/%s/history?limit=%d".formatted(row, FEW);
    return servers.json(admin, "GET", after.isEmpty() ? path : path + "&after=" + after, "");
  }

  List<JsonNode> items(String token, String path) {
    return servers.json(token, "GET", path, "").path("items").valueStream().toList();
  }
}
