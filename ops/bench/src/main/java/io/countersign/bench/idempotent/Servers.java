package io.countersign.bench.idempotent;

import io.countersign.bench.api.RawAnswer;
import io.countersign.bench.api.RawConnection;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.rig.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One server after the other on one data folder; calls wait for the next one. */
final class Servers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Path folder;
  private volatile ServerProcess server;

  Servers(Path folder) throws InterruptedException {
    this.folder = folder;
    this.server = ServerProcess.start(folder);
  }

  ServerProcess server() {
    return server;
  }

  /** Kills the server in the middle of whatever it does, and starts the next one. */
  void killAndStart() throws InterruptedException {
    server.kill();
    server = ServerProcess.start(folder);
  }

  URI url() {
    return server.url();
  }

  /** Sends a request once; there may be no answer. */
  RawAnswer once(RawRequest request) throws IOException {
    try (RawConnection connection = RawConnection.to(url(), PATIENCE)) {
      return connection.exchange(request);
    }
  }

  /** Sends a request until it is answered by a server that can. */
  RawAnswer call(String token, String method, String path, String json) {
    RawRequest request = request(token, method, path, "application/json", "", bytes(json));
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        RawAnswer answer = once(request);
        if (answer.status() < 500 && answer.status() != 429) {
          return answer;
        }
      } catch (IOException e) {
        // It was just killed; the next one is starting.
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException("Expected an answer to %s %s".formatted(method, path));
  }

  /** The same, and its answer as JSON. */
  JsonNode json(String token, String method, String path, String json) {
    RawAnswer answer = call(token, method, path, json);
    if (answer.status() >= 300) {
      throw new Unanswered("%s %s: %d %s".formatted(method, path, answer.status(), answer.text()));
    }
    return answer.body().length == 0
        ? JsonMapper.shared().nullNode()
        : JsonMapper.shared().readTree(answer.text());
  }

  /** What was to be done before could not be; something else is tried. */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A request.
   *
   * @param path below {@code /api/v1}
   * @param key of idempotency; empty for none
   */
  static RawRequest request(
      String token, String method, String path, String mediaType, String key, byte[] body) {
    StringBuilder head = new StringBuilder();
    head.append("%s /api/v1%s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
    head.append("Authorization: Bearer ").append(token).append("\r\n");
    if (!key.isEmpty()) {
      head.append("Idempotency-Key: ").append(key).append("\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Type: %s\r\nContent-Length: %d\r\n".formatted(mediaType, body.length));
    }
    return RawRequest.of(head + "\r\n", method.equals("GET") ? new byte[0] : body);
  }

  @Override
  public void close() {
    server.close();
  }
}
