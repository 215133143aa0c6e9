package io.countersign.ops.http;

import io.countersign.ops.json.HttpJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests as one person, or as nobody. */
public record Http(@Nullable String authorization) {
  public static final JsonMapper JSON = HttpJson.mapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer, with its body read as JSON where it is. */
  public record Answer(int status, String body, HttpResponse<?> response) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String code() {
      return json().path("code").asString("");
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  public static Http nobody() {
    return new Http(null);
  }

  public static Http as(String name, String password) {
    String pair = name + ":" + password;
    return new Http(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  public static Http bearer(String token) {
    return new Http("Bearer " + token);
  }

  public static Http admin() {
    return as("admin", TestServer.ADMIN_PASSWORD);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json, String... headers) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json), headers);
  }

  public Answer put(String path, String json, String... headers) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json), headers);
  }

  public Answer patch(String path, String json, String... headers) {
    return send("PATCH", path, "application/json", BodyPublishers.ofString(json), headers);
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer send(
      String method, String path, String mediaType, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", mediaType).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  public HttpRequest.Builder request(String path) {

    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestServer.server().url() + path))
            .timeout(Duration.ofSeconds(60));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request;
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.body(), response);
      requireDescribed(response.request(), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Every answer of every test is compared with the description. */
  private static void requireDescribed(HttpRequest request, Answer answer) {
    String type = answer.header("content-type").orElse("");
    boolean ofTestServer = request.uri().getPort() == TestServer.server().port();
    if (ofTestServer
        && request.uri().getPath().startsWith("/api/v1/")
        && (type.equals("application/json") || type.equals("application/problem+json"))) {
      List<String> faults =
          Description.OF_TEST_SERVER.faults(
              request.method(), request.uri().getPath(), answer.status(), type, answer.json());
      if (!faults.isEmpty()) {
        throw new AssertionError(
            "%s%n%s".formatted(String.join(System.lineSeparator(), faults), answer.body()));
      }
    }
  }

  private static final class Description {
    static final Described OF_TEST_SERVER = Described.of(Http.nobody().get("/v3/api-docs").json());
  }
}
