package io.countersign.ops.server.console;

import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What its administrator adds to a demo over HTTP. */
final class DemoProject {
  private final DemoRun demo;
  private final CountersignClient admin;

  DemoProject(DemoRun demo) {
    this.demo = demo;
    User person = demo.person("admin");
    this.admin =
        CountersignClient.to(demo.url())
            .withPassword(person.name(), person.password())
            .withOwnToken("tests");
  }

  User person(String name) {
    return demo.person(name);
  }

  /** A project by its name. */
  String project(String name) {
    return admin
        .items("/projects")
        .filter(project -> project.path("name").asString().equals(name))
        .map(project -> project.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** The id of a row that was rejected once at least, and is accepted now. */
  String reworkedRow(String project) {
    return admin
        .items("/projects/" + project + "/data-rows?state=ACCEPTED&rejected=true&limit=1")
        .map(row -> row.path("id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** Makes a project; gives its id. */
  String make(String name, Subject subject) {
    Object rules = HttpJson.mapper().readTree(subject.project(name));
    return admin.post("/projects", rules).path("id").asString();
  }

  void join(String project, User person, String role) {
    admin.put(
        "/projects/" + project + "/members/" + CountersignClient.encode(person.name()),
        Map.of("roles", List.of(role)));
  }

  void importRows(String project, String lines) {
    byte[] body = lines.getBytes(StandardCharsets.UTF_8);
    admin.upload(
        "/projects/" + project + "/batches?name=figures",
        "application/x-ndjson",
        () -> new ByteArrayInputStream(body));
  }
}
