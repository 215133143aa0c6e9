package io.countersign.ops.cli.terminal;

import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds the data row that a person means. */
public final class DataRows {
  private static final int NOT_FOUND = 404;
  private static final int AT_ONCE = 100;

  private DataRows() {}

  /**
   * The path of the row with this id, or else with this key.
   *
   * @param project id or name of the project that has the key; any for {@code null}
   */
  public static String path(CountersignClient client, String idOrKey, @Nullable String project) {
    String path = path(idOrKey);
    return project == null && exists(client, path) ? path : path(byKey(client, idOrKey, project));
  }

  private static String path(String id) {
    return "/data-rows/" + CountersignClient.encode(id);
  }

  private static boolean exists(CountersignClient client, String path) {
    try {
      client.get(path);
      return true;
    } catch (ApiProblem problem) {
      if (problem.status() == NOT_FOUND) {
        return false;
      }
      throw problem;
    }
  }

  private static String byKey(CountersignClient client, String key, @Nullable String project) {
    String query = "/data-rows?limit=" + AT_ONCE + "&key=" + CountersignClient.encode(key);
    List<JsonNode> found;
    try (var rows = client.items(query)) {
      found =
          rows.takeWhile(row -> row.path("key").asString("").equals(key))
              .filter(row -> project == null || isOf(row, project))
              .toList();
    }
    return switch (found.size()) {
      case 0 -> throw new WorkFailed(none(key, project));
      case 1 -> found.get(0).path("id").asString();
      default ->
          throw new WorkFailed(
              "Several projects have a data row with the key %s; name one with --project: %s"
                  .formatted(key, found.stream().map(DataRows::named).toList()));
    };
  }

  private static boolean isOf(JsonNode row, String project) {
    return row.path("project").asString("").equals(project)
        || row.path("projectName").asString("").equals(project);
  }

  private static String none(String key, @Nullable String project) {
    return project == null
        ? "No data row has the id or key " + key
        : "No data row of the project %s has the key %s".formatted(project, key);
  }

  private static String named(JsonNode row) {
    return row.path("projectName").asString("");
  }
}
