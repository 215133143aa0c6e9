package io.countersign.bench.hostile;

import io.countersign.bench.api.ApiDescription;
import io.countersign.bench.api.Operation;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextRows;
import io.countersign.ops.contract.client.CountersignClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server with two projects, people who may work in them, and ids to call by.
 *
 * @param tokens of who runs it, and of two who label, review and lead
 * @param ids by what stands for them in an address; several of each
 */
record Scene(
    URI server, List<Operation> operations, List<String> tokens, Map<String, List<String>> ids) {
  private static final int ROWS = 400;
  private static final int KNOWN_TASKS = 60;
  private static final String PROJECT =
      """
      {"name":"%s","mediaType":"%s","ontology":{"annotations":[%s]},
       "review":{"flow":"staged-review","stages":[
         {"name":"review","group":"reviewers","share":1.0},
         {"name":"acceptance","group":"leads","share":0.5}],
         "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS","UNCLEAR"]},
       "sla":{"stages":{"label":"PT8H","review":"PT4H"},"warnAt":0.8},"instructions":"Look"}
      """;
  private static final String OF_TEXTS =
      """
      {"name":"category","type":"choice","options":["spam","ham"],"required":true},
      {"name":"tags","type":"choices","options":["a","b","c"]},
      {"name":"part","type":"span"},{"name":"note","type":"text"}
      """;
  private static final String OF_IMAGES =
      """
      {"name":"thing","type":"box"},{"name":"outline","type":"polygon"},
      {"name":"category","type":"choice","options":["spam","ham"]}
      """;

  static Scene of(ServerProcess server) {
    String token = server.adminToken();
    CountersignClient admin = server.client().withToken(token);
    String texts = project(admin, "hostile-texts", "text/plain", OF_TEXTS);
    String images = project(admin, "hostile-images", "image/*", OF_IMAGES);
    List<String> tokens = new ArrayList<>(List.of(token));
    for (String name : List.of("first-worker", "second-worker", "spare")) {
      tokens.add(worker(server, admin, name, List.of(texts, images)));
    }
    String textBatch = imported(admin, texts, () -> new TextRows("hostile", ROWS));
    String imageBatch = imported(admin, images, () -> Images.lines(ROWS / 4));
    JsonNode document = JsonMapper.shared().readTree(server.description());
    return new Scene(
        server.url(),
        new ApiDescription(document).operations(),
        List.copyOf(tokens.subList(0, tokens.size() - 1)),
        ids(admin, List.of(texts, images), List.of(textBatch, imageBatch)));
  }

  private static String project(
      CountersignClient admin, String name, String mediaType, String ontology) {
    JsonNode form = JsonMapper.shared().readTree(PROJECT.formatted(name, mediaType, ontology));
    return admin.post("/projects", form).path("id").asString();
  }

  private static String worker(
      ServerProcess server, CountersignClient admin, String name, List<String> projects) {
    String password = "password of " + name;
    admin.post("/users", Map.of("name", name, "password", password));
    for (String project : projects) {
      admin.put(
          "/projects/%s/members/%s".formatted(project, name),
          Map.of("roles", List.of("labeller", "reviewer", "lead")));
    }
    return server
        .client()
        .withPassword(name, password)
        .post("/tokens", Map.of("name", "hostile"))
        .path("token")
        .asString();
  }

  private static String imported(
      CountersignClient admin,
      String project,
      java.util.function.Supplier<java.io.InputStream> rows) {
    return admin
        .upload("/projects/" + project + "/batches?name=first", "application/x-ndjson", rows)
        .path("id")
        .asString();
  }

  private static Map<String, List<String>> ids(
      CountersignClient admin, List<String> projects, List<String> batches) {
    List<String> tasks = new ArrayList<>();
    for (String project : projects) {
      admin
          .items("/projects/" + project + "/tasks?limit=" + KNOWN_TASKS)
          .limit(KNOWN_TASKS)
          .forEach(task -> tasks.add(task.path("id").asString()));
    }
    List<String> rows =
        tasks.stream().map(task -> task.substring(0, task.lastIndexOf('.'))).toList();
    return Map.of(
        "project",
        projects,
        "batch",
        batches,
        "task",
        tasks,
        "dataRow",
        rows,
        "user",
        List.of("spare"),
        "token",
        List.of("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        "operation",
        List.of("01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        "modelRun",
        List.of("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
  }

  /** One of the ids that stand for {@code name}. */
  String id(String name, Random random) {
    List<String> known = ids.getOrDefault(name, List.of("unknown"));
    return known.get(random.nextInt(known.size()));
  }

  /** Somebody who may do the call, more often than not. */
  String token(Operation operation, Random random) {
    boolean work = operation.path().contains("/tasks/") && operation.method().equals("POST");
    boolean ofWorker = work ? random.nextInt(8) > 0 : random.nextInt(8) == 0;
    return tokens.get(ofWorker ? 1 + random.nextInt(tokens.size() - 1) : 0);
  }
}
