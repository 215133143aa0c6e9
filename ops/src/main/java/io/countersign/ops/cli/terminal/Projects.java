package io.countersign.ops.cli.terminal;

import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds the project that a person means. */
public final class Projects {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private Projects() {}

  /** The path of the project with this id, or else with this name. */
  public static String path(CountersignClient client, String idOrName) {
    String path = "/projects/" + CountersignClient.encode(idOrName);
    try {
      client.get(path);
      return path;
    } catch (ApiProblem problem) {
      if (!saysThereIsNone(problem)) {
        throw problem;
      }
      return "/projects/" + CountersignClient.encode(idByName(client, idOrName));
    }
  }

  /** A name may also have a form that no id has. */
  private static boolean saysThereIsNone(ApiProblem problem) {
    return problem.status() == NOT_FOUND || problem.status() == BAD_REQUEST;
  }

  private static String idByName(CountersignClient client, String name) {
    List<String> ids;
    try (var projects = client.items("/projects")) {
      ids =
          projects
              .filter(project -> project.path("name").asString("").equals(name))
              .map((JsonNode project) -> project.path("id").asString())
              .toList();
    }
    return switch (ids.size()) {
      case 0 -> throw new WorkFailed("No project has the id or name " + name);
      case 1 -> ids.get(0);
      default ->
          throw new WorkFailed(
              "Several projects are named %s; use one of these ids: %s".formatted(name, ids));
    };
  }
}
