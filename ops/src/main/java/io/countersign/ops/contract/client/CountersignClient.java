package io.countersign.ops.contract.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the public contract as one person or program; paths are those below {@code /api/v1}.
 * Thread-safe.
 *
 * <p>A call whose answer is lost is sent again: a changing one under its first idempotency key, so
 * it is carried out once.
 */
public final class CountersignClient {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration UPLOAD_TIMEOUT = Duration.ofHours(12);

  private static final long LOOK_NANOS = 300_000_000L;

  /** A failed operation says no more than that it was not the caller's fault. */
  private static final int FAILED_OPERATION = 500;

  private final Exchange exchange;
  private final URI server;
  private final @Nullable String authorization;

  private CountersignClient(Exchange exchange, URI server, @Nullable String authorization) {
    this.exchange = exchange;
    this.server = server;
    this.authorization = authorization;
  }

  /** Calls without a log-in. */
  public static CountersignClient to(URI server) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    return new CountersignClient(new Exchange(http, server), server, null);
  }

  public CountersignClient withToken(String token) {
    return new CountersignClient(exchange, server, "Bearer " + token);
  }

  public CountersignClient withPassword(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new CountersignClient(
        exchange, server, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /**
   * Makes a token for the same person and calls with that, which the server checks faster. It ends
   * after a day, so that it is not forgotten there.
   */
  public CountersignClient withOwnToken(String name) {
    Instant expires = Instant.now().plus(1, ChronoUnit.DAYS);
    JsonNode made = post("/tokens", Map.of("name", name, "expires", expires.toString()));
    return withToken(made.path("token").asString());
  }

  public JsonNode get(String path) {
    return exchange.answer(request(path, CALL_TIMEOUT).GET()).orThrow();
  }

  /** What the node says of itself to anybody. */
  public JsonNode health() {
    String base = server.toString().replaceAll("/+$", "");
    return exchange
        .answer(HttpRequest.newBuilder(URI.create(base + "/health")).timeout(CALL_TIMEOUT).GET())
        .orThrow();
  }

  public JsonNode post(String path, Object body) {
    return send("POST", path, body).orThrow();
  }

  public JsonNode put(String path, Object body) {
    return send("PUT", path, body).orThrow();
  }

  /** Sends {@code body} as JSON under a new idempotency key; a refusal is an answer too. */
  public Answer send(String method, String path, Object body) {
    return exchange.answer(
        request(path, CALL_TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  /** Is told how far an operation is; the total is negative while it is not known. */
  @FunctionalInterface
  public interface Watcher {
    void progress(long done, long total);
  }

  /**
   * Starts work that takes longer than a request, and waits until it is done.
   *
   * @return its result
   * @throws ApiProblem if it failed
   */
  public JsonNode await(String path, Object body, Watcher watcher) {
    String operation = "/operations/" + encode(post(path, body).path("operation").asString());
    for (JsonNode view = get(operation); ; view = get(operation)) {
      JsonNode progress = view.path("progress");
      watcher.progress(progress.path("done").asLong(0), progress.path("total").asLong(-1));
      switch (view.path("state").asString("")) {
        case "DONE" -> {
          return view.path("result");
        }
        case "FAILED" -> throw ApiProblem.of(FAILED_OPERATION, view);
        default -> LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  /**
   * Streams {@code content} up as it is read, once: whether a lost connection may be tried again
   * only the caller knows.
   */
  public JsonNode upload(String path, String mediaType, Supplier<InputStream> content) {
    return exchange
        .answerOnce(
            request(path, UPLOAD_TIMEOUT)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofInputStream(content)))
        .orThrow();
  }

  /** The body of an answer as it arrives; to be closed. */
  public InputStream open(String path) {
    return exchange.open(request(path, UPLOAD_TIMEOUT).GET());
  }

  public byte[] bytes(String path) {
    try (InputStream body = open(path)) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new ServerUnreachable(server, e);
    }
  }

  /** Reads an answer of one JSON object a line as it arrives; to be closed. */
  public Stream<JsonNode> lines(String path) {
    return JsonLines.read(open(path), JSON);
  }

  /** All items of a list, page by page as they are asked for. */
  public Stream<JsonNode> items(String path) {
    return Stream.iterate(
            get(path), page -> !page.isNull(), page -> nextPage(path, page.path("next")))
        .flatMap(page -> page.path("items").valueStream());
  }

  /** One value made fit for a path or query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode nextPage(String path, JsonNode next) {
    return next.isString()
        ? get(path + (path.contains("?") ? "&" : "?") + "after=" + encode(next.asString()))
        : JSON.nullNode();
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    String base = server.toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(timeout);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request;
  }
}
