package io.countersign.ops.demo;

import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.Map;
import java.util.Optional;

/** What a logged-in person can do in a project, all of it over HTTP. */
final class Desk {
  private static final int NO_CONTENT = 204;

  private final CountersignClient client;
  private final String project;

  Desk(CountersignClient client, String project) {
    this.client = client;
    this.project = project;
  }

  /** The next task for this person, now claimed; empty if there is none. */
  Optional<TaskView> claimNext() {
    Answer answer = client.send("POST", "/projects/" + project + "/tasks/claim-next", Map.of());
    return answer.status() == NO_CONTENT || answer.isConflict()
        ? Optional.empty()
        : Optional.of(new TaskView(answer.orThrow()));
  }

  /**
   * Releases, submits, approves, corrects or rejects.
   *
   * @return whether it was done; false if the task has moved on
   */
  boolean act(String task, String action, Map<String, Object> body) {
    Answer answer = client.send("POST", "/tasks/" + task + "/" + action, body);
    if (answer.isConflict()) {
      return false;
    }
    answer.orThrow();
    return true;
  }

  byte[] content(String dataRow) {
    return client.bytes("/data-rows/" + dataRow + "/content");
  }
}
