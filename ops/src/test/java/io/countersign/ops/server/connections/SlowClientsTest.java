package io.countersign.ops.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send as little as they can keep nobody else from being served. */
class SlowClientsTest {
  private static final int WEB_THREADS = 8;
  private static final int OF_ADDRESS = 60;
  private static final String LONG = "10m";
  private static final String SHORT = "300ms";
  private static final String LOGIN = "/api/v1/login";

  private static Server server;

  private final List<SlowClient> clients = new ArrayList<>();

  @BeforeAll
  static void startServer(@TempDir Path folder) {
    server = start(folder, LONG);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void hangUp() throws IOException {
    for (SlowClient client : clients) {
      client.close();
    }
  }

  private static Server start(Path folder, String bodyPause) {
    return Server.start(
        new Server.Settings(
            "127.0.0.1",
            0,
            StoreSettings.embedded(folder),
            Map.of(
                "countersign.admin.password",
                TestServer.ADMIN_PASSWORD,
                "countersign.management-port",
                0,
                "countersign.limits.web-threads",
                WEB_THREADS,
                "countersign.limits.connections",
                OF_ADDRESS + 10,
                "countersign.limits.address-connections",
                OF_ADDRESS,
                "countersign.limits.body-pause",
                bodyPause)));
  }

  private SlowClient keep(SlowClient client) {
    clients.add(client);
    return client;
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return send(server.port(), method, path, body);
  }

  private static HttpResponse<String> send(int port, String method, String path, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void slowBodiesWithoutALogInLeaveThreadsForOthers() throws Exception {
    for (int i = 0; i < 2 * WEB_THREADS; i++) {
      keep(SlowClient.posting(server.port(), LOGIN, 50));
      keep(SlowClient.posting(server.port(), "/api/v1/models", 100_000_000));
    }
    assertThat(send("GET", "/health", "").statusCode()).isEqualTo(200);
    String login = "{\"name\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.ADMIN_PASSWORD);
    assertThat(send("POST", LOGIN, login).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsRefusedBeforeItsBodyArrivedEndsTheConnection() throws Exception {
    SlowClient stranger = keep(SlowClient.posting(server.port(), "/api/v1/models", 100_000_000));
    assertThat(stranger.answer()).startsWith("HTTP/1.1 401").contains("Connection: close");
    SlowClient talker = keep(SlowClient.posting(server.port(), LOGIN, 5_000));
    assertThat(talker.answer()).startsWith("HTTP/1.1 413").contains("Connection: close");
    SlowClient little = keep(SlowClient.posting(server.port(), "/api/v1/projects", 50));
    assertThat(little.answer()).startsWith("HTTP/1.1 401");
  }

  @Test
  void aBodyHasADeadline(@TempDir Path folder) throws Exception {
    try (Server hasty = start(folder, SHORT)) {
      SlowClient silent = keep(SlowClient.posting(hasty.port(), LOGIN, 50));
      assertThat(silent.answer())
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close", "\"code\":\"BODY_TOO_SLOW\"");
      SlowClient chunks =
          keep(SlowClient.to(hasty.port()))
              .send(
                  """
                  POST %s HTTP/1.1
                  Host: localhost
                  Content-Type: application/x-www-form-urlencoded
                  Transfer-Encoding: chunked

                  1
                  a
                  """
                      .formatted("/api/v1/logout"));
      assertThat(chunks.answer()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void whoeverWatchesHasAPortWithItsOwnConnectionsAndThreads() throws Exception {
    int port = server.managementPort().orElseThrow();
    for (int i = 0; i <= OF_ADDRESS; i++) {
      keep(SlowClient.to(server.port()));
    }
    assertThat(send(port, "GET", "/health", "").statusCode()).isEqualTo(200);
    HttpResponse<String> metrics = send(port, "GET", "/metrics", "");
    assertThat(metrics.body()).contains("hikaricp_connections");
    assertThat(send(port, "GET", "/api/v1/projects", "").statusCode()).isEqualTo(404);
    assertThat(send(port, "GET", "/", "").statusCode()).isEqualTo(404);
  }

  @Test
  void oneAddressCanNotTakeEveryConnection() throws Exception {
    for (int i = 0; i < OF_ADDRESS; i++) {
      keep(SlowClient.to(server.port()));
    }
    assertThat(keep(SlowClient.to(server.port())).answer()).isEmpty();
    clients.remove(0).close();
    // Sent until the server has noticed that there is a place again.
    String answer = "";
    while (answer.isEmpty()) {
      answer =
          keep(SlowClient.to(server.port()))
              .send("GET /health HTTP/1.1\nHost: localhost\nConnection: close\n\n")
              .answer();
    }
    assertThat(answer).startsWith("HTTP/1.1 200");
  }
}
