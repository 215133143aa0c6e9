package io.countersign.ops.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Requests made from the description alone: each operation with values that fit and values that
 * don't. Whatever comes, the answer is none of a bug and is as described, which {@link Http} checks
 * of every answer; and what does not fit is refused.
 */
class GeneratedRequestsTest {
  private static final int TIMES = Integer.getInteger("test.generated.times", 1_500);
  private static final long SEED = seed();
  private static final int MOST_FAULTS = 20;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  /** What takes the server away from the other tests, takes long, or never ends. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "POST /api/v1/rebuild",
          "POST /api/v1/verify",
          "GET /api/v1/backup",
          "GET /api/v1/stream",
          "POST /api/v1/logout",
          "POST /api/v1/login",
          "PUT /api/v1/me/password");

  private static long seed() {
    String given = System.getProperty("test.seed", "");
    return given.isBlank() ? RandomGenerator.getDefault().nextLong() : Long.parseLong(given);
  }

  private record Operation(String method, String path, JsonNode described) {
    String call() {
      return method + " " + path;
    }

    JsonNode body() {
      return described.at("/requestBody/content/application~1json/schema");
    }
  }

  private final Staff staff = Staff.ofTexts();
  private final JsonNode api = Http.JSON.readTree(Http.nobody().get("/v3/api-docs").body());
  private final Random random = new Random(SEED);
  private final Drawn drawn = new Drawn(api, random);
  private final Map<String, List<String>> ids = ids();
  private final List<String> faults = new ArrayList<>();
  private final Set<Integer> statuses = new TreeSet<>();

  private Map<String, List<String>> ids() {
    String batch = staff.importTexts("generated", 30);
    List<JsonNode> tasks =
        staff.manager().get(staff.path("/tasks")).json().path("items").valueStream().toList();
    String spare = staff.stranger().get("/api/v1/me").json().path("id").asString();
    return Map.of(
        "project", List.of(staff.project()),
        "batch", List.of(batch),
        "task", tasks.stream().map(task -> task.path("id").asString()).toList(),
        "dataRow", tasks.stream().map(task -> task.path("dataRow").asString()).toList(),
        "user", List.of(spare),
        "model", List.of("fashion"),
        "version", List.of("1"));
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Operation(name, path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  @Test
  void everyAnswerIsAsDescribedAndWhatDoesNotFitIsRefused() {
    List<Operation> known =
        operations().stream().filter(one -> !LEFT_OUT.contains(one.call())).toList();
    for (int i = 0; i < TIMES && faults.size() < MOST_FAULTS; i++) {
      // Each operation in its turn, so that none is left out.
      send(known.get(i % known.size()));
    }
    assertThat(faults).as("-Dtest.seed=%d", SEED).isEmpty();
    assertThat(statuses).contains(200, 201, 400, 403, 404, 422);
  }

  private void send(Operation operation) {
    boolean breaks = random.nextBoolean();
    List<String> broken = new ArrayList<>();
    String address = address(operation.path(), 12) + query(operation, breaks, broken);
    Http caller = drawn.oneIn(6) ? staff.reviewer() : staff.admin();
    JsonNode schema = operation.body();
    if (schema.isMissingNode()) {
      judge(operation.method(), address, "", caller, broken);
    } else {
      JsonNode body = drawn.value(schema, 0);
      String sent = (breaks ? drawn.broken(body) : body).toString();
      judge(operation.method(), address, sent, caller, broken);
    }
  }

  /**
   * An address with ids in it.
   *
   * @param strangers of how many ids one is unknown
   */
  private String address(String path, int strangers) {
    String address = path;
    for (String name : path.replaceAll("[^{]*\\{([^}]*)}[^{]*", "$1 ").strip().split(" ")) {
      List<String> known = ids.getOrDefault(name, List.of("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
      String id = drawn.oneIn(strangers) ? "no such \u00e4" : drawn.one(known);
      address = address.replace("{" + name + "}", encoded(id));
    }
    return address;
  }

  private String query(Operation operation, boolean breaks, List<String> broken) {
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.described().path("parameters")) {
      String name = parameter.path("name").asString();
      JsonNode schema = parameter.path("schema");
      boolean wanted = parameter.path("required").asBoolean() || drawn.oneIn(5);
      if (!parameter.path("in").asString().equals("query") || !wanted || name.equals("atLeast")) {
        continue;
      }
      boolean misfit = breaks && drawn.canMisfit(schema);
      String value = misfit ? drawn.misfit(schema) : drawn.parameter(schema);
      query.add(name + "=" + encoded(value));
      if (misfit) {
        broken.add(name + "=" + value);
      }
    }
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void judge(String method, String address, String body, Http caller, List<String> broken) {
    String call = method + " " + address + " " + body;
    try {
      Answer answer =
          caller.send(method, address, "application/json", BodyPublishers.ofString(body));
      statuses.add(answer.status());
      boolean behind = answer.status() == 503 && answer.code().equals("PROJECTION_BEHIND");
      if (answer.status() >= 500 && !behind) {
        faults.add("%d for %s: %s".formatted(answer.status(), call, answer.body()));
      } else if (!broken.isEmpty() && answer.status() < 400) {
        faults.add("%d in spite of %s: %s".formatted(answer.status(), broken, call));
      }
    } catch (AssertionError notAsDescribed) {
      faults.add("%s: %s".formatted(call, notAsDescribed.getMessage()));
    }
  }

  @Test
  void aMethodThatAnAddressDoesNotHaveIsNotAllowed() {
    for (String path : api.path("paths").propertyNames()) {
      for (String method : METHODS) {
        if (!api.path("paths").path(path).has(method.toLowerCase(Locale.ROOT))) {
          Answer answer =
              staff
                  .admin()
                  .send(
                      method,
                      address(path, Integer.MAX_VALUE),
                      "application/json",
                      BodyPublishers.ofString("{}"));
          if (answer.status() != 405 || answer.header("allow").isEmpty()) {
            faults.add("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }
}
