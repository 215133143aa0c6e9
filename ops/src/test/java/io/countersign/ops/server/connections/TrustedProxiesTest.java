package io.countersign.ops.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word for an address counts. */
class TrustedProxiesTest {
  /** One failure of a name from an address, 20 of an address with any name. */
  private static final int ATTEMPTS = 1;

  private static final int OF_ADDRESS = 20;

  @TempDir private Path folder;

  private Server start(String trusted) {
    return Server.start(
        new Server.Settings(
            "127.0.0.1",
            0,
            StoreSettings.embedded(folder),
            Map.of(
                "countersign.admin.password",
                TestServer.ADMIN_PASSWORD,
                "countersign.limits.login-attempts",
                ATTEMPTS,
                "countersign.limits.login-pause",
                "1h",
                "countersign.trusted-proxies",
                trusted)));
  }

  private static int send(Server server, String path, String forwarded, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("X-Forwarded-For", forwarded)
            .header("Content-Type", "application/json");
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static int logIn(Server server, String forwarded, String name, String password)
      throws Exception {
    return send(
        server,
        "/api/v1/login",
        forwarded,
        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }

  @Test
  void byDefaultNobodyMaySayThatTheyAreSomebodyElse() throws Exception {
    try (Server server = start("")) {
      assertThat(logIn(server, "10.0.0.1", "ada", "wrong password")).isEqualTo(401);
      for (int i = 2; i <= OF_ADDRESS; i++) {
        assertThat(logIn(server, "10.0.0." + i, "ada", "wrong password")).isEqualTo(429);
        assertThat(logIn(server, "10.0.0." + i, "name" + i, "wrong password")).isEqualTo(401);
      }
      assertThat(logIn(server, "10.0.1.1", "admin", TestServer.ADMIN_PASSWORD)).isEqualTo(429);
      assertThat(send(server, "/metrics", "127.0.0.1", "")).isEqualTo(401);
      try (SlowClient unread = SlowClient.posting(server.port(), "/api/v1/login", 50)) {
        assertThat(unread.answer()).as("its body is not waited for").startsWith("HTTP/1.1 429");
      }
    }
  }

  @Test
  void aTrustedProxySaysForWhomItAsks() throws Exception {
    try (Server server = start("127.0.0.1, ::1")) {
      assertThat(logIn(server, "10.0.0.1", "ada", "wrong password")).isEqualTo(401);
      assertThat(logIn(server, "10.0.0.1", "ada", "wrong password")).isEqualTo(429);
      assertThat(logIn(server, "10.0.0.2", "ada", "wrong password")).isEqualTo(401);
      assertThat(logIn(server, "10.0.0.2, 10.0.0.1", "ada", "wrong password"))
          .as("only what the proxy itself adds counts")
          .isEqualTo(429);
      assertThat(logIn(server, "10.0.0.3", "admin", TestServer.ADMIN_PASSWORD)).isEqualTo(200);
      assertThat(send(server, "/metrics", "127.0.0.1", "")).isEqualTo(401);
    }
  }
}
