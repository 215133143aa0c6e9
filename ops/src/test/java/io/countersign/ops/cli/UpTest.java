package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server through its life: the steps build on each other, as starts take seconds. */
@Tag("server")
class UpTest {
  private static final String PASSWORD = "Password of admin";

  @TempDir private Path folder;

  @Test
  void aServerIsStartedKilledStartedAgainAndStopped() throws Exception {
    try (Program first = up()) {
      assertThat(health(first.awaitLine("Ready:"))).isEqualTo(200);
      assertThat(first.awaitLine(PASSWORD)).isNotBlank();
      refusesASecondOnTheSameFolder(first);
      first.kill();
    }
    try (Program second = up()) {
      assertThat(health(second.awaitLine("Ready:"))).isEqualTo(200);
      Ended ended = second.stop();
      assertThat(ended.err()).contains("Stopped").doesNotContain(PASSWORD);
      assertThat(ended.out()).isEmpty();
    }
    assertThat(data().resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    refusesADatabaseOfANewerVersion();
  }

  private void refusesASecondOnTheSameFolder(Program first) throws Exception {
    Ended ended = Program.run(folder, "up", "--port", "0", "--data-dir", data().toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .contains("is in use by a running Countersign (process " + first.pid() + ")");
  }

  private void refusesADatabaseOfANewerVersion() throws Exception {
    try (Stores stores = Stores.open(StoreSettings.embedded(data()));
        Connection connection =
            DriverManager.getConnection(
                stores.database().jdbcUrl(),
                stores.database().user(),
                stores.database().password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT max(installed_rank) + 1, '9999', 'from the"
              + " future', 'SQL', 'V9999__from_the_future.sql', 1, 'countersign', now(), 1, true"
              + " FROM flyway_schema_history");
    }
    Ended ended = Program.run(folder, "up", "--port", "0", "--data-dir", data().toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).hasLineCount(2).contains("countersign: ").contains("newer");
  }

  private Program up() throws Exception {
    return Program.start(folder, Map.of(), "up", "--port", "0", "--data-dir", data().toString());
  }

  private Path data() throws Exception {
    return Files.createDirectories(folder.resolve("data"));
  }

  private static int health(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
