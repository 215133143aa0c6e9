package io.countersign.ops.demo.openwork;

import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What one person does in a project before going home. */
final class Hands {
  private static final int NO_CONTENT = 204;

  private final CountersignClient client;
  private final String project;

  Hands(CountersignClient client, String project) {
    this.client = client;
    this.project = project;
  }

  /** Claims up to {@code count} tasks and leaves them on the desk. */
  void take(int count) {
    for (int taken = 0; taken < count && !claimNext().isMissingNode(); taken++) {}
  }

  /** Labels up to {@code count} rows as {@code annotations} tells from the task. */
  void label(int count, Function<JsonNode, List<Map<String, Object>>> annotations) {
    for (int done = 0; done < count; done++) {
      JsonNode task = claimNext();
      if (task.isMissingNode()) {
        return;
      }
      act(task, "submit", Map.of("annotations", annotations.apply(task), "secondsSpent", 6.5));
    }
  }

  /** Reviews up to {@code count} labels as {@code judgement} tells from the task. */
  void review(int count, Function<JsonNode, Judgement> judgement) {
    for (int done = 0; done < count; done++) {
      JsonNode task = claimNext();
      if (task.isMissingNode()) {
        return;
      }
      Judgement judged = judgement.apply(task);
      Map<String, Object> body = new LinkedHashMap<>(judged.body());
      body.put("secondsSpent", 4.5);
      act(task, judged.action(), body);
    }
  }

  /** What a reviewer does about a label. */
  record Judgement(String action, Map<String, Object> body) {
    static Judgement approve() {
      return new Judgement("approve", Map.of());
    }

    static Judgement reject(String reason, String comment) {
      return new Judgement("reject", Map.of("reason", reason, "comment", comment));
    }
  }

  private JsonNode claimNext() {
    Answer answer = client.send("POST", "/projects/" + project + "/tasks/claim-next", Map.of());
    return answer.status() == NO_CONTENT ? MissingNode.getInstance() : answer.orThrow();
  }

  private void act(JsonNode task, String action, Map<String, Object> body) {
    client.post("/tasks/" + task.path("id").asString() + "/" + action, body);
  }
}
