package io.countersign.bench.hostile;

import io.countersign.bench.api.Operation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that calls can do something with, to start from. */
final class Seeds {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String POLICY =
      """
      "ontology":{"annotations":[
         {"name":"category","type":"choice","options":["spam","ham"],"required":true},
         {"name":"tags","type":"choices","options":["a","b","c"]},
         {"name":"part","type":"span"},{"name":"note","type":"text"}]},
       "preLabel":{"model":"none","suggestFrom":0.5,"acceptFrom":0.95,"auditShare":0.05},
       "review":{"flow":"staged-review","stages":[
         {"name":"review","group":"reviewers","share":1.0},
         {"name":"acceptance","group":"leads","share":0.5}],
         "maxRounds":2,"claimMinutes":30,"rejectionReasons":["WRONG_CLASS","UNCLEAR"]},
       "sla":{"stages":{"label":"PT8H","review":"PT4H"},"warnAt":0.8,
         "calendar":{"zone":"Europe/Berlin","days":["MON","TUE"],"from":"09:00","to":"17:00"}},
       "instructions":"# Look"}
      """;
  private static final String LABEL =
      """
      {"annotations":[{"name":"category","type":"choice","value":"spam"},
        {"name":"tags","type":"choices","values":["a","b"]},
        {"name":"part","type":"span","span":{"start":0,"end":3}},
        {"name":"note","type":"text","text":"so"}],
       "reason":"WRONG_CLASS","comment":"a comment","secondsSpent":3.5}
      """;
  private static final String LABEL_OF_IMAGE =
      """
      {"annotations":[{"name":"thing","type":"box","box":{"x":1,"y":1,"width":3,"height":4}},
        {"name":"outline","type":"polygon","polygon":[[1,1],[5,1],[3,6]]},
        {"name":"category","type":"choice","value":"ham","confidence":0.5}],"comment":"so"}
      """;
  private static final String LINE =
      """
      {"key":"k-%d","text":"a text %d","metadata":{"source":"web","number":7,"flag":true},
       "preLabel":{"annotations":[{"name":"category","type":"choice","value":"spam"}],
         "confidence":0.75,"model":"given"},
       "truth":{"annotations":[{"name":"category","type":"choice","value":"ham"}]}}
      """;

  private static final List<String> SEPARATORS = List.of(",", ",", ";", "\t", "|");
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE");
  private static final List<String> MAPS =
      List.of(
          "key:@content",
          "key:key,text:text,truth:truth,metadata:*",
          "text:colour,ignore:*",
          "\"metadata.a, b:text\",text:key,key:truth",
          "preLabel:text,metadata:metadata",
          "key:",
          "nothing");

  private static final Map<String, List<String>> BODIES =
      Map.ofEntries(
          Map.entry("POST /login", List.of("{\"name\":\"spare\",\"password\":\"guess it\"}")),
          Map.entry(
              "PUT /me/password", List.of("{\"current\":\"x\",\"password\":\"long enough\"}")),
          Map.entry("PUT /users/{user}/password", List.of("{\"password\":\"long enough\"}")),
          Map.entry("POST /users", List.of("{\"name\":\"spare\",\"password\":\"long enough\"}")),
          Map.entry(
              "POST /tokens",
              List.of(
                  "{\"name\":\"t\",\"role\":\"auditor\",\"expires\":\"2030-01-01T00:00:00Z\"}")),
          Map.entry("POST /rebuild", List.of("{\"what\":\"nothing\"}")),
          Map.entry(
              "POST /projects",
              List.of("{\"name\":\"hostile-texts\",\"mediaType\":\"text/plain\"," + POLICY)),
          Map.entry("PUT /projects/{project}/policy", List.of("{" + POLICY)),
          Map.entry("POST /projects/{project}/policy/preview", List.of("{" + POLICY)),
          Map.entry("PUT /projects/{project}/members/{user}", List.of("{\"roles\":[\"auditor\"]}")),
          Map.entry(
              "PUT /batches/{batch}/schedule",
              List.of("{\"priority\":5,\"dueAt\":\"2030-01-01T00:00:00Z\"}")),
          Map.entry(
              "POST /projects/{project}/tasks/claim-next",
              List.of("{\"stages\":[\"label\",\"review\"]}", "{}")),
          Map.entry("POST /tasks/{task}/submit", List.of(LABEL, LABEL_OF_IMAGE)),
          Map.entry("POST /tasks/{task}/correct", List.of(LABEL, LABEL_OF_IMAGE)),
          Map.entry(
              "POST /tasks/{task}/approve",
              List.of("{\"comment\":\"fine\",\"secondsSpent\":2,\"expectedVersion\":3}")),
          Map.entry(
              "POST /tasks/{task}/reject",
              List.of("{\"reason\":\"WRONG_CLASS\",\"comment\":\"no\",\"secondsSpent\":1.5}")),
          Map.entry(
              "POST /tasks/{task}/skip",
              List.of("{\"reason\":\"CANNOT_BE_READ\",\"comment\":\"x\"}")),
          Map.entry("POST /tasks/{task}/assign", List.of("{\"user\":\"first-worker\"}")),
          Map.entry(
              "POST /tasks/{task}/escalate", List.of("{\"reason\":\"urgent\",\"priority\":90}")),
          Map.entry(
              "POST /data-rows/{dataRow}/ask-reopening", List.of("{\"reason\":\"look again\"}")),
          Map.entry(
              "POST /data-rows/{dataRow}/decline-reopening", List.of("{\"comment\":\"fine\"}")),
          Map.entry("POST /data-rows/{dataRow}/reopen", List.of("{\"reason\":\"again\"}")),
          Map.entry(
              "POST /projects/{project}/row-changes/preview",
              List.of("{\"action\":\"WITHDRAW\",\"reason\":\"no consent\"}")),
          Map.entry(
              "POST /projects/{project}/row-changes",
              List.of("{\"action\":\"REQUEUE\",\"reason\":\"again\",\"dataRows\":[\"x\"]}")),
          Map.entry("POST /data-rows/{dataRow}/withdraw", List.of("{\"reason\":\"no consent\"}")),
          Map.entry(
              "POST /projects/{project}/models/train",
              List.of("{\"name\":\"trained\",\"annotation\":\"category\"}")),
          Map.entry(
              "POST /projects/{project}/model-runs",
              List.of(
                  "{\"model\":\"hostile\",\"version\":\"1\",\"batch\":\"first\",\"preview\":true,"
                      + "\"thresholds\":[0.5,0.9]}",
                  "{\"model\":\"hostile\",\"batch\":\"first\",\"preview\":3}")));

  private Seeds() {}

  /** A body in JSON, from the list or else from what the description says of it. */
  static JsonNode json(Operation operation, Random random) {
    List<String> known = BODIES.get(operation.call());
    return known == null
        ? operation.body()
        : JSON.readTree(known.get(random.nextInt(known.size())));
  }

  static String line(Random random) {
    int number = random.nextInt(1_000_000);
    return LINE.formatted(number, number).replace("\n", " ");
  }

  static String imageLine(Random random) {
    int number = random.nextInt(1_000_000);
    return "{\"key\":\"i-%d\",\"image\":\"%s\"}"
        .formatted(number, Images.dataUri(Images.honest(number)));
  }

  /** A table as some program writes it: with any separator, in any encoding. */
  static byte[] csv(Random random) {
    int number = random.nextInt(1_000_000);
    String table =
        "key,text,metadata.source,truth,colour\r\nc-%d,\"a, text\",web,spam,\r\nd-%d,\"\"\"q\"\"\",,ham,gr\u00fcn\r\n"
            .formatted(number, number);
    String separated = table.replace(",", SEPARATORS.get(random.nextInt(SEPARATORS.size())));
    String marked = (random.nextInt(3) == 0 ? "\uFEFF" : "") + separated;
    return marked.getBytes(Charset.forName(ENCODINGS.get(random.nextInt(ENCODINGS.size()))));
  }

  static byte[] array(Random random) {
    String lines = line(random) + "," + line(random) + "," + imageLine(random);
    return ("[" + lines + "]").getBytes(StandardCharsets.UTF_8);
  }

  /** A mapping of the columns of {@link #csv}. */
  static String map(Random random) {
    return MAPS.get(random.nextInt(MAPS.size()));
  }
}
