package io.countersign.bench.idempotent;

import static io.countersign.bench.idempotent.Servers.bytes;

import io.countersign.bench.rig.TextBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** A case for each POST of the description: a request that does something, and what it does. */
final class Cases {
  private final Map<String, Case> cases = new LinkedHashMap<>();

  /** Makes a request that nobody has made before. */
  interface Case {
    Prepared prepare(Desk desk, int number);
  }

  /**
   * A request, and the same with another body.
   *
   * @param other body that the same key must not be used for; {@code null} where the call has none
   * @param effects how many it has had; one is right
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Prepared(
      String token,
      String path,
      String mediaType,
      byte[] body,
      byte[] other,
      LongSupplier effects) {
    static Prepared json(
        String token, String path, String body, String other, LongSupplier effects) {
      return new Prepared(token, path, "application/json", bytes(body), bytes(other), effects);
    }
  }

  Cases() {
    people();
    projects();
    models();
    cases.putAll(new WorkCases().all());
  }

  /** Of what can be there only once, one answer says it all. */
  static long asAnswered() {
    return 1;
  }

  Map<String, Case> all() {
    return cases;
  }

  private void people() {
    cases.put(
        "/users",
        (desk, n) -> {
          String name = "person-%d-%s".formatted(n, desk.project());
          String form = "{\"name\":\"%s\",\"password\":\"long enough\"}";
          return Prepared.json(
              desk.admin(),
              "/users",
              form.formatted(name),
              form.formatted(name + "x"),
              Cases::asAnswered);
        });
    cases.put(
        "/tokens",
        (desk, n) -> {
          forgetTokens(desk);
          String form = "{\"name\":\"token-%d%s\"}";
          return Prepared.json(
              desk.labeller(),
              "/tokens",
              form.formatted(n, ""),
              form.formatted(n, "x"),
              () -> named(desk, "/tokens?limit=1000", "token-" + n));
        });
    cases.put("/verify", (desk, n) -> withoutBody(desk.admin(), "/verify", Cases::asAnswered));
    cases.put(
        "/dead-letters/retry",
        (desk, n) ->
            Prepared.json(
                desk.admin(),
                "/dead-letters/retry",
                "{}",
                "{\"subject\":\"another\"}",
                Cases::asAnswered));
    cases.put(
        "/rebuild",
        (desk, n) ->
            Prepared.json(
                desk.admin(),
                "/rebuild",
                "{\"what\":\"projections\"}",
                "{\"what\":\"processes\"}",
                Cases::asAnswered));
  }

  /** One person has room for a hundred. */
  private static void forgetTokens(Desk desk) {
    for (JsonNode token : desk.items(desk.labeller(), "/tokens?limit=1000")) {
      if (token.path("name").asString().startsWith("token-")) {
        desk.servers()
            .call(desk.labeller(), "DELETE", "/tokens/" + token.path("id").asString(), "");
      }
    }
  }

  private static long named(Desk desk, String path, String name) {
    return desk.items(desk.labeller(), path).stream()
        .filter(item -> item.path("name").asString().equals(name))
        .count();
  }

  static Prepared withoutBody(String token, String path, LongSupplier effects) {
    return new Prepared(token, path, "application/json", new byte[0], new byte[0], effects);
  }

  private void projects() {
    cases.put(
        "/projects",
        (desk, n) -> {
          String name = "project-%d-%s".formatted(n, desk.project());
          return Prepared.json(
              desk.admin(),
              "/projects",
              Desk.form(name, 1),
              Desk.form(name, 0.5),
              Cases::asAnswered);
        });
    cases.put(
        "/projects/{project}/policy/preview",
        (desk, n) -> {
          String policy = policy(1);
          return Prepared.json(
              desk.admin(),
              "/projects/" + desk.project() + "/policy/preview",
              policy,
              policy(0.25),
              Cases::asAnswered);
        });
    cases.put(
        "/projects/{project}/machine-acceptance/resume",
        (desk, n) ->
            Prepared.json(
                desk.admin(),
                "/projects/" + desk.project() + "/machine-acceptance/resume",
                "{\"reason\":\"looked into\"}",
                "{\"reason\":\"looked into again\"}",
                Cases::asAnswered));
    cases.put(
        "/projects/{project}/imports/preview",
        (desk, n) ->
            new Prepared(
                desk.admin(),
                "/projects/" + desk.project() + "/imports/preview",
                "text/csv",
                bytes("id;sentence\n%d;a text\n".formatted(n)),
                bytes("id;sentence\n%d;another\n".formatted(n)),
                Cases::asAnswered));
    cases.put(
        "/projects/{project}/batches",
        (desk, n) -> {
          String name = "batch-" + n;
          String path = "/projects/%s/batches?name=%s".formatted(desk.project(), name);
          return new Prepared(
              desk.admin(),
              path,
              "application/x-ndjson",
              bytes(Desk.lines(name, 3)),
              bytes(Desk.lines(name + "x", 3)),
              () -> desk.rowsOf(name) - 2);
        });
  }

  private static String policy(double share) {
    String form = Desk.form("x", share);
    return "{" + form.substring(form.indexOf("\"ontology\""));
  }

  private void models() {
    cases.put(
        "/models",
        (desk, n) -> {
          String name = "brought-%d-%s".formatted(n, desk.project());
          return new Prepared(
              desk.admin(),
              "/models",
              "application/zip",
              TextBundle.zip(name, "1"),
              TextBundle.zip(name, "2"),
              Cases::asAnswered);
        });
    cases.put(
        "/models/{model}/versions/{version}/readmit",
        (desk, n) ->
            withoutBody(
                desk.admin(),
                "/models/" + desk.model() + "/versions/1/readmit",
                Cases::asAnswered));
    cases.put(
        "/projects/{project}/models/train",
        (desk, n) ->
            Prepared.json(
                desk.admin(),
                "/projects/" + desk.learnable() + "/models/train",
                "{\"name\":\"trained-%d-%s\"}".formatted(n, desk.project()),
                "{\"name\":\"trained-%d-%sx\"}".formatted(n, desk.project()),
                Cases::asAnswered));
    cases.put(
        "/projects/{project}/model-runs",
        (desk, n) -> {
          Desk aside = desk.aside();
          String batch = aside.importRows("run-" + n, 1);
          String model = desk.model();
          String form = "{\"model\":\"%s\",\"version\":\"%s\",\"batch\":\"%s\"%s}";
          boolean preview = n % 2 == 0;
          return Prepared.json(
              desk.admin(),
              "/projects/" + aside.project() + "/model-runs",
              form.formatted(model, "1", batch, preview ? ",\"preview\":true" : ""),
              form.formatted(model, "1", batch, preview ? ",\"preview\":1" : ",\"preview\":2"),
              Cases::asAnswered);
        });
  }
}
