package io.countersign.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.ops.contract.client.CountersignClient;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server is killed while it asks a model about a batch, and nobody asks again. */
@Tag("server")
class KilledModelRunTest {
  private static final int ROWS = 600;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void aModelRunGoesOnWithTheNextServer() throws InterruptedException {
    String token;
    String run;
    try (ServerProcess first = ServerProcess.start(folder)) {
      token = first.adminToken();
      CountersignClient admin = first.client().withToken(token);
      JsonNode begun = begin(admin);
      run = "/model-runs/" + begun.path("id").asString();
      String operation = "/operations/" + begun.path("operation").asString();
      await()
          .atMost(PATIENCE)
          .until(() -> admin.get(operation).path("progress").path("done").asInt() > 0);
      assertThat(admin.get(operation).path("state").asString()).isEqualTo("RUNNING");
      first.kill();
    }
    try (ServerProcess second = ServerProcess.start(folder)) {
      CountersignClient admin = second.client().withToken(token);
      assertThat(admin.get(run).path("done").asInt()).isLessThan(ROWS);
      await()
          .atMost(PATIENCE)
          .until(() -> admin.get(run).path("state").asString().equals("FINISHED"));
      assertThat(admin.get(run).path("rows").asInt()).isEqualTo(ROWS);
      assertThat(admin.get(run).path("proposed").asInt()).isEqualTo(ROWS);
      assertThat(PatientVerify.run(admin).path("differences").asInt(-1)).isZero();
    }
  }

  private static JsonNode begin(CountersignClient admin) {
    byte[] bundle =
        TextBundle.zip("killed", "1", TextProject.ANNOTATION, TextProject.GOOD, TextProject.BAD);
    admin.upload("/models", "application/zip", () -> new ByteArrayInputStream(bundle));
    TextProject project = TextProject.make(admin, "killed");
    project.importRows("all", ROWS);
    return admin.post(project.path("/model-runs"), Map.of("model", "killed", "batch", "all"));
  }
}
