package io.countersign.bench.rig;

import io.countersign.ops.contract.client.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Somebody who repeats each request under its idempotency key until it is answered, whatever
 * happens to the servers meanwhile.
 */
public final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 50;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final Supplier<URI> server;
  private final String token;

  /**
   * @param server asked before each attempt, as the next one may go elsewhere
   */
  public Caller(Supplier<URI> server, String token) {
    this.server = server;
    this.token = token;
  }

  /** The answer to one request, which may have taken several attempts. */
  public Answer send(String method, String path, Object body) throws InterruptedException {
    String key = UUID.randomUUID().toString();
    byte[] json = JSON.writeValueAsBytes(body);
    return answer(
        () ->
            request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofByteArray(json))
                .build());
  }

  /** Has rows imported, again and again until one import comes to its end. */
  public Answer importRows(String project, String batch, String lines) throws InterruptedException {
    return answer(
        () ->
            request("/projects/%s/batches?name=%s".formatted(project, batch))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.get() + "/api/v1" + path))
        .timeout(CALL)
        .header("Authorization", "Bearer " + token);
  }

  private static Answer answer(Supplier<HttpRequest> request) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        HttpResponse<byte[]> response = HTTP.send(request.get(), BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status != UNAVAILABLE && status != TOO_MANY_REQUESTS) {
          return new Answer(status, json(response.body()));
        }
      } catch (IOException lost) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("No answer for " + PATIENCE.toSeconds() + " s", lost);
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
    }
  }

  private static JsonNode json(byte[] body) {
    return body.length == 0 ? NullNode.getInstance() : JSON.readTree(body);
  }
}
