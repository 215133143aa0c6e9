package io.countersign.ops.contract.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Sends a request until it is answered, a few times at most. */
final class Exchange {
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final int FIRST_FAILURE = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http;
  private final URI server;

  Exchange(HttpClient http, URI server) {
    this.http = http;
    this.server = server;
  }

  /** For requests that may be repeated. */
  Answer answer(HttpRequest.Builder request) {
    HttpRequest repeatable = request.build();
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = once(repeatable);
        if (attempt == ATTEMPTS || !isTemporary(answer.status())) {
          return answer;
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS || e instanceof ConnectException) {
          throw new ServerUnreachable(server, e);
        }
      }
      pause(attempt);
    }
  }

  Answer answerOnce(HttpRequest.Builder request) {
    try {
      return once(request.build());
    } catch (IOException e) {
      throw new ServerUnreachable(server, e);
    }
  }

  InputStream open(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response = send(request.build());
      if (response.statusCode() < FIRST_FAILURE) {
        return response.body();
      }
      try (InputStream body = response.body()) {
        throw ApiProblem.of(response.statusCode(), json(body.readAllBytes()));
      }
    } catch (IOException e) {
      throw new ServerUnreachable(server, e);
    }
  }

  private Answer once(HttpRequest request) throws IOException {
    HttpResponse<InputStream> response = send(request);
    try (InputStream body = response.body()) {
      return new Answer(response.statusCode(), json(body.readAllBytes()));
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the server", e);
    }
  }

  /** A body that is no JSON comes from something between us and the server. */
  private static JsonNode json(byte[] body) {
    if (body.length == 0) {
      return NullNode.getInstance();
    }
    try {
      @Nullable JsonNode json = JSON.readTree(body);
      return json == null ? NullNode.getInstance() : json;
    } catch (JacksonException e) {
      return NullNode.getInstance();
    }
  }

  private static boolean isTemporary(int status) {
    return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
  }

  /** Twice as long each time, and not in step with other clients. */
  private static void pause(int attempt) {
    long longest = FIRST_PAUSE_MILLIS << attempt;
    long millis = ThreadLocalRandom.current().nextLong(longest / 2, longest);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
