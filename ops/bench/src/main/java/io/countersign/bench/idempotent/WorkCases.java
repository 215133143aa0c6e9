package io.countersign.bench.idempotent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cases of those who work on rows: claims, decisions, and what is done about a task. */
final class WorkCases {
  private static final By LABELLER = new By(Desk::claimed, Desk::labeller);
  private static final By REVIEWER = new By(Desk::inReview, Desk::reviewer);

  private final Map<String, Cases.Case> cases = new LinkedHashMap<>();

  /**
   * Who decides.
   *
   * @param task a new one of theirs
   */
  private record By(BiFunction<Desk, Integer, String> task, Function<Desk, String> token) {}

  WorkCases() {
    tasks();
    rowChanges();
    archive();
    samples();
    decision(
        LABELLER,
        "submit",
        Desk.LABEL.formatted("spam"),
        Desk.LABEL.formatted("ham"),
        "label-submitted");
    decision(
        LABELLER,
        "skip",
        "{\"reason\":\"CANNOT_BE_READ\"}",
        "{\"reason\":\"CANNOT_DECIDE\"}",
        "data-row-skipped");
    decision(
        REVIEWER, "approve", "{\"comment\":\"fine\"}", "{\"comment\":\"good\"}", "label-approved");
    decision(
        REVIEWER,
        "correct",
        Desk.LABEL.formatted("spam"),
        Desk.LABEL.formatted("ham"),
        "label-corrected",
        "label-approved"); // one that changes nothing is an approval
    decision(
        REVIEWER,
        "reject",
        "{\"reason\":\"WRONG_CLASS\"}",
        "{\"reason\":\"WRONG_CLASS\",\"comment\":\"no\"}",
        "label-rejected");
  }

  Map<String, Cases.Case> all() {
    return cases;
  }

  private void tasks() {
    cases.put(
        "/projects/{project}/tasks/claim-next",
        (desk, n) -> {
          desk.letGo();
          desk.freeTask(n);
          return Cases.Prepared.json(
              desk.labeller(),
              "/projects/" + desk.project() + "/tasks/claim-next",
              "{}",
              "{\"stages\":[\"label\"]}",
              desk::claims);
        });
    cases.put(
        "/projects/{project}/tasks/claim-grid",
        (desk, n) -> {
          desk.toReview(n);
          return Cases.Prepared.json(
              desk.reviewer(),
              "/projects/" + desk.project() + "/tasks/claim-grid",
              "{\"size\":1}",
              "{\"size\":2}",
              desk::reviews);
        });
    cases.put(
        "/projects/{project}/tasks/decide-grid",
        (desk, n) -> {
          String task = desk.inReview(n);
          String form =
              "{\"decisions\":[{\"task\":\"%s\",\"verb\":\"APPROVE\",\"comment\":\"%s\"}]}";
          long before = desk.count(Desk.row(task), "label-approved");
          return Cases.Prepared.json(
              desk.reviewer(),
              "/projects/" + desk.project() + "/tasks/decide-grid",
              form.formatted(task, "fine"),
              form.formatted(task, "good"),
              () -> desk.count(Desk.row(task), "label-approved") - before);
        });
    cases.put(
        "/tasks/{task}/claim",
        (desk, n) -> {
          desk.letGo();
          String task = desk.freeTask(n);
          return Cases.withoutBody(desk.labeller(), "/tasks/" + task + "/claim", desk::claims);
        });
    cases.put(
        "/tasks/{task}/release",
        (desk, n) -> {
          String task = desk.claimed(n);
          long before = desk.count(Desk.row(task), "task-released");
          return Cases.withoutBody(
              desk.labeller(),
              "/tasks/" + task + "/release",
              () -> desk.count(Desk.row(task), "task-released") - before);
        });
    cases.put(
        "/tasks/{task}/escalate",
        (desk, n) -> {
          String task = desk.newTask(n);
          return Cases.Prepared.json(
              desk.admin(),
              "/tasks/" + task + "/escalate",
              "{\"reason\":\"soon\"}",
              "{\"reason\":\"now\"}",
              () -> desk.count(Desk.row(task), "task-escalated"));
        });
    cases.put(
        "/tasks/{task}/assign",
        (desk, n) -> {
          desk.letGo();
          String task = desk.freeTask(n);
          String form = "{\"user\":\"%s\"}";
          return Cases.Prepared.json(
              desk.admin(),
              "/tasks/" + task + "/assign",
              form.formatted(desk.name(desk.labeller())),
              form.formatted("admin"),
              desk::claims);
        });
    cases.put(
        "/data-rows/{dataRow}/reopen",
        (desk, n) -> {
          String row = desk.skipped(n);
          long before = desk.count(row, "data-row-reopened");
          return Cases.Prepared.json(
              desk.admin(),
              "/data-rows/" + row + "/reopen",
              "{\"reason\":\"again\"}",
              "{\"reason\":\"once more\"}",
              () -> desk.count(row, "data-row-reopened") - before);
        });
    cases.put(
        "/data-rows/{dataRow}/ask-reopening",
        (desk, n) -> {
          String row = desk.skipped(n);
          return Cases.Prepared.json(
              desk.labeller(),
              "/data-rows/" + row + "/ask-reopening",
              "{\"reason\":\"look again\"}",
              "{\"reason\":\"once more\"}",
              () -> desk.count(row, "reopening-asked"));
        });
    cases.put(
        "/data-rows/{dataRow}/decline-reopening",
        (desk, n) -> {
          String row = desk.askedFor(n);
          return Cases.Prepared.json(
              desk.admin(),
              "/data-rows/" + row + "/decline-reopening",
              "{\"comment\":\"fine\"}",
              "{\"comment\":\"good\"}",
              () -> desk.count(row, "reopening-declined"));
        });
    cases.put(
        "/data-rows/{dataRow}/undo-reopening",
        (desk, n) -> {
          String row = desk.reopened(n);
          return ofRow(desk, row, "undo-reopening", "reopening-undone");
        });
    cases.put(
        "/data-rows/{dataRow}/withdraw",
        (desk, n) -> {
          String row = Desk.row(desk.newTask(n));
          return Cases.Prepared.json(
              desk.admin(),
              "/data-rows/" + row + "/withdraw",
              "{\"reason\":\"no consent\"}",
              "{\"reason\":\"mistake\"}",
              () -> desk.count(row, "data-row-withdrawn"));
        });
    cases.put(
        "/data-rows/{dataRow}/restore",
        (desk, n) -> {
          String row = desk.withdrawn(n);
          return ofRow(desk, row, "restore", "data-row-restored");
        });
  }

  private void archive() {
    for (String action : List.of("archive", "restore")) {
      cases.put(
          "/batches/{batch}/" + action,
          (desk, n) -> {
            String batch = desk.aside().importRows("away-" + n, 1);
            return Cases.withoutBody(
                desk.admin(), "/batches/" + batch + "/" + action, Cases::asAnswered);
          });
      cases.put(
          "/projects/{project}/" + action,
          (desk, n) ->
              Cases.withoutBody(
                  desk.admin(), "/projects/" + desk.idle() + "/" + action, Cases::asAnswered));
    }
  }

  private void samples() {
    String form = "{\"wanted\":0,\"unacceptable\":%s}";
    String look = "{\"dataRow\":\"%s\",";
    cases.put(
        "/batches/{batch}/acceptance-samples",
        (desk, n) ->
            Cases.Prepared.json(
                desk.admin(),
                desk.samples(),
                form.formatted(0.3),
                form.formatted(0.4),
                Cases::asAnswered));
    cases.put(
        "/batches/{batch}/acceptance-samples/{acceptanceSample}/looks",
        (desk, n) -> {
          String sample =
              desk.servers()
                  .json(desk.admin(), "POST", desk.samples(), form.formatted(0.3))
                  .path("id")
                  .asString();
          String path = desk.samples() + "/" + sample;
          String row = look.formatted(desk.toLookAt(path));
          return Cases.Prepared.json(
              desk.reviewer(),
              path + "/looks",
              Desk.LABEL.formatted("spam").replace("{\"annotations\"", row + "\"annotations\""),
              Desk.LABEL.formatted("ham").replace("{\"annotations\"", row + "\"annotations\""),
              Cases::asAnswered);
        });
  }

  private void rowChanges() {
    String form = "{\"action\":\"%s\",\"reason\":\"no consent\",\"dataRows\":[\"%s\"]}";
    for (String action : List.of("", "/preview")) {
      cases.put(
          "/projects/{project}/row-changes" + action,
          (desk, n) -> {
            String row = Desk.row(desk.newTask(n));
            return Cases.Prepared.json(
                desk.admin(),
                "/projects/" + desk.project() + "/row-changes" + action,
                form.formatted("WITHDRAW", row),
                form.formatted("REOPEN", row),
                Cases::asAnswered);
          });
    }
    cases.put(
        "/projects/{project}/row-changes/{rowChange}/undo",
        (desk, n) -> {
          String changes = "/projects/" + desk.project() + "/row-changes";
          String change = desk.done(changes, form.formatted("WITHDRAW", Desk.row(desk.newTask(n))));
          return Cases.withoutBody(
              desk.admin(), changes + "/" + change + "/undo", Cases::asAnswered);
        });
  }

  private static Cases.Prepared ofRow(Desk desk, String row, String action, String type) {
    long before = desk.count(row, type);
    return Cases.withoutBody(
        desk.admin(), "/data-rows/" + row + "/" + action, () -> desk.count(row, type) - before);
  }

  /**
   * @param types of the events that it may come to
   */
  private void decision(By by, String action, String body, String other, String... types) {
    cases.put(
        "/tasks/{task}/" + action,
        (desk, n) -> {
          String task = by.task().apply(desk, n);
          long before = count(desk, task, types);
          return Cases.Prepared.json(
              by.token().apply(desk),
              "/tasks/" + task + "/" + action,
              body,
              other,
              () -> count(desk, task, types) - before);
        });
  }

  private static long count(Desk desk, String task, String... types) {
    return Stream.of(types).mapToLong(type -> desk.count(Desk.row(task), type)).sum();
  }
}
