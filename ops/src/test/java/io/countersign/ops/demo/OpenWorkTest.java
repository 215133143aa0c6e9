package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.images.ProductImages;
import io.countersign.ops.demo.openwork.OpenWork;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person finds who looks around after the demo. */
@Tag("server")
class OpenWorkTest {
  @Test
  void leavesWorkOfEveryKindAndNoDifferences() throws InterruptedException {
    try (DemoServer server = DemoServer.start(0, null)) {
      Team team = Team.assemble(CountersignClient.to(server.url()), server.adminPassword());

      OpenWork.leave(team.crew(), team.project(), ProductImages.last(OpenWork.IMAGES, "restock"));

      JsonNode verified = team.admin().await("/verify", Map.of(), (done, total) -> {});
      assertThat(verified.path("differences").asInt(-1)).isZero();
      JsonNode projects = team.admin().get("/projects").path("items");
      assertThat(projects.valueStream().map(project -> project.path("name").asString()))
          .containsExactlyInAnyOrder("product-images", "support-messages", "catalogue-pages");
      for (JsonNode project : projects) {
        String tasks = "/projects/" + project.path("id").asString() + "/tasks?limit=1000";
        assertThat(team.manager().items(tasks).map(task -> task.path("kind").asString()))
            .contains("LABEL", "REVIEW");
      }
      assertThat(count(team, projects, task -> task.path("kind").asString().equals("REWORK")))
          .isPositive();
      assertThat(count(team, projects, task -> task.path("state").asString().equals("CLAIMED")))
          .isPositive();
    }
  }

  private static long count(Team team, JsonNode projects, Predicate<JsonNode> wanted) {
    return projects
        .valueStream()
        .flatMap(
            project ->
                team.manager()
                    .items("/projects/" + project.path("id").asString() + "/tasks?limit=1000"))
        .filter(wanted)
        .count();
  }
}
