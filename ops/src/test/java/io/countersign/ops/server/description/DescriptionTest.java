package io.countersign.ops.server.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI document: whole, typed, always the same, and the one that the console is typed by.
 */
class DescriptionTest {
  private static final Path OF_CONSOLE = Path.of("console/openapi.json");
  private static final Set<String> NO_BODY = Set.of("204", "302");

  private final String document = Http.nobody().get("/v3/api-docs").body();
  private final JsonNode api = Http.JSON.readTree(document);

  @Test
  void isAlwaysTheSame() {
    assertThat(Http.nobody().get("/v3/api-docs").body()).isEqualTo(document);
  }

  @Test
  void isTheOneThatTheConsoleIsTypedBy() throws IOException {
    if (Boolean.getBoolean("openapi.write")) {
      Files.writeString(OF_CONSOLE, document);
    }
    assertThat(Files.readString(OF_CONSOLE).equals(document))
        .overridingErrorMessage(
            "Expected ops/%s to be the document that the server serves; write it anew with"
                + " `mvn -pl ops -am test -Dtest=DescriptionTest -Dopenapi.write"
                + " -Dsurefire.failIfNoSpecifiedTests=false`",
            OF_CONSOLE)
        .isTrue();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> lost = new ArrayList<>();
    api.findValues("$ref")
        .forEach(
            reference -> {
              if (api.at(reference.asString().substring(1)).isMissingNode()) {
                lost.add(reference.asString());
              }
            });
    assertThat(lost).isEmpty();
  }

  @Test
  void everyAnswerHasAType() {
    List<String> untyped = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String call = method.getKey() + " " + path.getKey();
        for (Map.Entry<String, JsonNode> response :
            method.getValue().path("responses").properties()) {
          if (!isTyped(response.getKey(), response.getValue())) {
            untyped.add(call + " " + response.getKey());
          }
        }
      }
    }
    assertThat(untyped).isEmpty();
  }

  private static boolean isTyped(String status, JsonNode response) {
    return response.has("$ref")
        || NO_BODY.contains(status)
        || (response.has("content")
            && response.path("content").properties().stream().allMatch(DescriptionTest::isTyped));
  }

  private static boolean isTyped(Map.Entry<String, JsonNode> content) {
    JsonNode schema = content.getValue().path("schema");
    return content.getKey().equals("application/json") ? schema.has("$ref") : !schema.isEmpty();
  }

  @Test
  void everyPartOfAnAddressIsAParameter() {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      List<String> inAddress =
          Pattern.compile("\\{(\\w+)}")
              .matcher(path.getKey())
              .results()
              .map(r -> r.group(1))
              .toList();
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        List<String> described =
            method
                .getValue()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("path"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
        if (described.size() != inAddress.size() || !described.containsAll(inAddress)) {
          missing.add(method.getKey() + " " + path.getKey());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nothingIsLeftOpen() {
    List<String> open = new ArrayList<>();
    api.path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> look(schema.getKey(), schema.getValue(), open));
    assertThat(open).isEmpty();
  }

  private static void look(String where, JsonNode schema, List<String> open) {
    boolean said =
        List.of("$ref", "oneOf", "allOf", "enum").stream().anyMatch(schema::has)
            || (schema.has("type") && !isBareObject(schema));
    if (!said) {
      open.add(where);
    }
    schema
        .path("properties")
        .properties()
        .forEach(property -> look(where + "." + property.getKey(), property.getValue(), open));
    if (schema.has("items")) {
      look(where + "[]", schema.path("items"), open);
    }
  }

  private static boolean isBareObject(JsonNode schema) {
    return schema.path("type").asString().equals("object")
        && !schema.has("properties")
        && !schema.has("additionalProperties");
  }

  @Test
  void everyCallIsNamedOnce() {
    List<String> ids = new ArrayList<>();
    api.path("paths")
        .forEach(path -> path.forEach(call -> ids.add(call.path("operationId").asString())));
    assertThat(new TreeSet<>(ids)).hasSameSizeAs(ids);
  }

  @Test
  void whoIsCallingIsNoParameter() {
    assertThat(document)
        .doesNotContain("\"ProjectAccess\"")
        .doesNotContain("/ProjectAccess\"")
        .doesNotContain("\"granted\"");
  }

  @Test
  void saysNothingOfThisRun() {
    assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
    assertThat(document).doesNotContain("\"null\"");
  }

  private JsonNode parameter(String path, String method, String name) {
    return api.path("paths")
        .path("/api/v1" + path)
        .path(method)
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("schema");
  }

  @Test
  void saysWhatParametersMayBe() {
    JsonNode limit = parameter("/projects", "get", "limit");
    assertThat(limit.path("minimum").asInt()).isEqualTo(1);
    assertThat(limit.path("maximum").asInt()).isEqualTo(1_000);
    assertThat(parameter("/data-rows/{dataRow}", "get", "version").has("maximum")).isFalse();
    JsonNode priority = parameter("/projects/{project}/batches", "post", "priority");
    assertThat(priority.path("minimum").asInt(-1)).isZero();
    assertThat(priority.path("maximum").asInt()).isEqualTo(100);
    JsonNode days = parameter("/projects/{project}/dashboard", "get", "days");
    assertThat(days.path("minimum").asInt()).isEqualTo(1);
    assertThat(days.path("maximum").asInt()).isEqualTo(90);
    JsonNode key = parameter("/projects", "post", "Idempotency-Key");
    assertThat(key.path("minLength").asInt()).isEqualTo(1);
    assertThat(key.path("maxLength").asInt()).isEqualTo(200);
    assertThat(texts(parameter("/projects/{project}/export", "get", "format").path("enum")))
        .containsExactly("ndjson", "csv");
    assertThat(texts(parameter("/projects/{project}/flow", "get", "flow").path("enum")))
        .contains("staged-review", "two-labels");
  }

  @Test
  void resultsOfOperationsTellWhatTheyAre() {
    JsonNode result = api.at("/components/schemas/OperationResult");
    JsonNode kinds = result.path("discriminator").path("mapping");
    assertThat(result.path("discriminator").path("propertyName").asString()).isEqualTo("kind");
    assertThat(kinds.propertyNames())
        .containsExactlyInAnyOrder("verify", "rebuild", "train", "model-run", "change-rows");
    assertThat(result.path("oneOf").valueStream().map(one -> one.path("$ref").asString()))
        .containsExactlyInAnyOrderElementsOf(texts(kinds));
    JsonNode verified = api.at("/components/schemas/Verified");
    assertThat(texts(verified.path("required"))).contains("kind");
    assertThat(texts(verified.at("/properties/kind/enum"))).containsExactly("verify");
  }

  private static List<String> texts(JsonNode values) {
    return values.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void listsTheCodes() {
    JsonNode codes = api.at("/components/schemas/ProblemCode/enum");
    assertThat(codes.valueStream().map(JsonNode::asString))
        .contains("PROJECTION_BEHIND", "TASK_CLAIMED_BY_ANOTHER", "CLAIM_EXPIRED");
    assertThat(api.at("/components/schemas/Problem/properties/code/$ref").asString())
        .endsWith("ProblemCode");
  }

  @Test
  void whatIsAlwaysThereIsRequired() {
    JsonNode task = api.at("/components/schemas/TaskView");
    List<String> required = task.path("required").valueStream().map(JsonNode::asString).toList();
    assertThat(required).contains("id", "kind", "sla").doesNotContain("dueAt", "assignee");
    assertThat(task.at("/properties/id/type").asString()).isEqualTo("string");
  }
}
