package io.countersign.bench.trial.load;

import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Takes the next task and decides it by lot; who leads reopens a finished row now and then. */
final class Deciding implements Load.Shift {
  private static final int CLAIMED = 200;
  private static final int REOPENED_PERCENT = 10;

  private final Caller caller;
  private final TextProject project;
  private final Ledger ledger;
  private final Load load;
  private final String person;
  private final Random random;

  Deciding(
      Caller caller, TextProject project, Ledger ledger, Load load, String person, Random random) {
    this.caller = caller;
    this.project = project;
    this.ledger = ledger;
    this.load = load;
    this.person = person;
    this.random = random;
  }

  @Override
  public boolean workOnce() throws InterruptedException {
    Answer claimed =
        caller.send("POST", "/projects/%s/tasks/claim-next".formatted(project.id()), Map.of());
    if (claimed.status() != CLAIMED) {
      if (claimed.status() >= 500) {
        ledger.fault("claim-next", claimed);
      }
      return false;
    }
    JsonNode task = claimed.body();
    String id = task.path("id").asString();
    ledger.claimed(id, person);
    decide(id, task.path("kind").asString());
    return true;
  }

  private void decide(String task, String kind) throws InterruptedException {
    int drawn = random.nextInt(100);
    switch (kind) {
      case "REVIEW" -> review(task, drawn);
      default -> label(task, drawn);
    }
  }

  private void review(String task, int drawn) throws InterruptedException {
    if (drawn < 70) {
      send(task, "approve", Map.of());
    } else if (drawn < 80) {
      send(task, "correct", Map.of("annotations", label(TextProject.BAD)));
    } else if (drawn < 95) {
      send(task, "reject", Map.of("reason", "WRONG_CLASS"));
    } else {
      release(task);
    }
  }

  private void label(String task, int drawn) throws InterruptedException {
    if (drawn < 90) {
      String said = drawn < 75 ? TextProject.GOOD : TextProject.BAD;
      send(task, "submit", Map.of("annotations", label(said)));
    } else if (drawn < 95) {
      send(task, "skip", Map.of("reason", "CANNOT_DECIDE"));
    } else {
      release(task);
    }
  }

  private void release(String task) throws InterruptedException {
    Answer released = caller.send("POST", "/tasks/%s/release".formatted(task), Map.of());
    if (released.status() >= 500) {
      ledger.fault("release", released);
    }
  }

  private void send(String task, String decision, Map<String, Object> body)
      throws InterruptedException {
    String mark = ledger.mark(decision);
    Map<String, Object> marked = new HashMap<>(body);
    marked.put("comment", mark);
    Answer answer = caller.send("POST", "/tasks/%s/%s".formatted(task, decision), marked);
    if (ledger.answered(mark, answer)) {
      note(answer.body());
    }
  }

  private void note(JsonNode decided) {
    String state = decided.path("state").asString();
    if (state.equals("ACCEPTED") || state.equals("SKIPPED")) {
      load.waiting.decrementAndGet();
      if (random.nextInt(100) < REOPENED_PERCENT) {
        load.finished.add(decided.path("dataRow").asString());
      }
    }
  }

  private static List<Map<String, Object>> label(String value) {
    return List.of(Map.of("name", TextProject.ANNOTATION, "type", "choice", "value", value));
  }
}
