package io.countersign.ops.server.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project with people for each role, made over HTTP for one test class, so that classes do not
 * meet.
 *
 * @param project id
 * @param name of the project
 */
public record Crew(
    Subject subject,
    String project,
    String name,
    User manager,
    User labeller,
    User otherLabeller,
    User reviewer,
    User otherReviewer,
    User lead,
    User auditor) {
  public static final String PASSWORD = "a long enough password";

  public static Crew of(Subject subject) {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    String name = subject.name().toLowerCase(Locale.ROOT) + "-" + mark;
    JsonNode made = sent(Http.admin().post("/api/v1/projects", subject.project(name)), 201);
    String project = made.path("id").asString();
    return new Crew(
        subject,
        project,
        name,
        member(project, "manager", "jana-" + mark),
        member(project, "labeller", "anna-" + mark),
        member(project, "labeller", "ben-" + mark),
        member(project, "reviewer", "emil-" + mark),
        member(project, "reviewer", "fatma-" + mark),
        member(project, "lead", "hugo-" + mark),
        member(project, "auditor", "karim-" + mark));
  }

  /** Who runs the installation. */
  public static User admin() {
    return new User("admin", TestServer.ADMIN_PASSWORD);
  }

  /** Somebody who is in no project. */
  public static User stranger() {
    return person("zoe-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static User member(String project, String role, String name) {
    User person = person(name);
    join(Http.admin(), project, role, person);
    return person;
  }

  private static void join(Http admin, String project, String role, User person) {
    String path = "/api/v1/projects/" + project + "/members/" + person.name();
    sent(admin.put(path, "{\"roles\":[\"" + role + "\"]}"), 200);
  }

  /** The same people in another project, which the manager has made. */
  public Crew in(String other, String otherName) {
    Map<User, String> roles =
        Map.of(
            labeller, "labeller",
            otherLabeller, "labeller",
            reviewer, "reviewer",
            otherReviewer, "reviewer",
            lead, "lead",
            auditor, "auditor");
    roles.forEach((person, role) -> join(manager.http(), other, role, person));
    return new Crew(
        subject,
        other,
        otherName,
        manager,
        labeller,
        otherLabeller,
        reviewer,
        otherReviewer,
        lead,
        auditor);
  }

  /** From now on a row is on the screen for {@code millis} before it can be decided. */
  public void waitBeforeDecisions(int millis) {
    ObjectNode policy = (ObjectNode) manager.http().get(api("")).json();
    policy.retain("ontology", "review", "sla", "instructions");
    policy.withObject("review").put("minimumViewMillis", millis);
    sent(manager.http().put(api("/policy"), policy.toString()), 200);
  }

  private static User person(String name) {
    String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    sent(Http.admin().post("/api/v1/users", body), 201);
    return new User(name, PASSWORD);
  }

  /** An address of the interface below the project. */
  public String api(String rest) {
    return "/api/v1/projects/" + project + rest;
  }

  /** Imports rows under the keys {@code batch-0}, {@code batch-1} and so on; gives the batch. */
  public String importRows(String batch, int count) {
    Answer answer =
        manager
            .http()
            .send(
                "POST",
                api("/batches?name=" + batch),
                "application/x-ndjson",
                BodyPublishers.ofString(subject.lines(batch, count)));
    JsonNode imported = sent(answer, 202);
    assertThat(imported.path("registered").asInt()).isEqualTo(count);
    return imported.path("id").asString();
  }

  /** The labeller labels the next {@code count} rows. */
  public void label(int count) {
    for (int i = 0; i < count; i++) {
      act(labeller, claim(labeller), "submit", subject.label());
    }
  }

  /** The reviewer approves the next {@code count} labels. */
  public void approve(int count) {
    for (int i = 0; i < count; i++) {
      act(reviewer, claim(reviewer), "approve", "{}");
    }
  }

  /** The reviewer rejects the next {@code count} labels: they go back to the labeller. */
  public void reject(int count) {
    for (int i = 0; i < count; i++) {
      act(
          reviewer,
          claim(reviewer),
          "reject",
          "{\"reason\":\"WRONG_CLASS\",\"comment\":\"Look again.\"}");
    }
  }

  /** Takes the next task; gives its id. */
  public String claim(User person) {
    return sent(person.http().post(api("/tasks/claim-next"), "{}"), 200).path("id").asString();
  }

  /** Does something with a task; gives the answer. */
  public JsonNode act(User person, String task, String action, String body) {
    return sent(person.http().post("/api/v1/tasks/" + task + "/" + action, body), 200);
  }

  private static JsonNode sent(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return answer.json();
  }
}
