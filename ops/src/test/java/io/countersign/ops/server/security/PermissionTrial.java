package io.countersign.ops.server.security;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries the cells of the table, each in every way there is to call. */
final class PermissionTrial {
  /** What is not there for those who are no members, and what is only there for its owner. */
  private static final Set<String> ABSENT =
      Set.of(
          "PROJECT_NOT_FOUND",
          "BATCH_NOT_FOUND",
          "DATA_ROW_NOT_FOUND",
          "TASK_NOT_FOUND",
          "MODEL_RUN_NOT_FOUND");

  private static final Set<String> OF_OTHERS =
      Set.of("TOKEN_NOT_FOUND", "OPERATION_NOT_FOUND", "MODEL_NOT_FOUND");

  private static final Set<String> ENDS_SESSIONS =
      Set.of("POST /login", "POST /logout", "PUT /me/password");

  private final PermissionPage page;
  private final PermissionScene scene = new PermissionScene();
  private final Map<String, Map<String, WayIn>> ways = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int requests;

  PermissionTrial(PermissionPage page) {
    this.page = page;
    scene.people().forEach((column, person) -> ways.put(column, waysOf(column, person)));
  }

  private static Map<String, WayIn> waysOf(String column, Http person) {
    String role = column.equals("stranger") ? "" : column.replace("installation", "admin");
    String otherRole = role.equals("labeller") ? "reviewer" : "labeller";
    return WayIn.of(person, PermissionScene.password(column), role, otherRole);
  }

  List<String> wrong() {
    return wrong;
  }

  int requests() {
    return requests;
  }

  void tryCall(String call) {
    String mine = scene.path(call, "nobody");
    expect(call, "nobody", mine, new WayIn("nothing", Map.of(), ""), page.cell(call, "nobody"));
    for (String column : ways.keySet()) {
      for (WayIn way : ways(column).values()) {
        WayIn fresh = ENDS_SESSIONS.contains(call) ? renewed(column, way) : way;
        expect(call, column, scene.path(call, column), fresh, expected(call, column, way.name()));
      }
      WayIn plain = Objects.requireNonNull(ways(column).get("name and password"));
      if (page.cell(call, column).equals("own")) {
        String theirs = scene.theirs(call, column);
        expect(call, column, theirs, plain, theirs.contains("/tasks/") ? "403" : "404");
      }
      if (PermissionScene.ROLES.contains(column) && call.contains("{")) {
        expect(call, column, scene.elsewhere(call), plain, elsewhere(call, column));
      }
    }
    if (ENDS_SESSIONS.contains(call)) {
      ways.forEach((column, known) -> known.replaceAll((name, way) -> renewed(column, way)));
    }
  }

  /** Who holds a role that is asked for anywhere finds nothing in a project of others. */
  private String elsewhere(String call, String column) {
    String stranger = page.cell(call, "stranger");
    return stranger.equals("403") && page.cell(call, column).equals("yes") ? "404" : stranger;
  }

  private Map<String, WayIn> ways(String column) {
    return Objects.requireNonNull(ways.get(column));
  }

  /** Who logs out or in, or changes the password, has another session for the next call. */
  private WayIn renewed(String column, WayIn way) {
    Http person = Objects.requireNonNull(scene.people().get(column));
    return way.isOpenSession()
        ? WayIn.ofSession(way.name(), person, PermissionScene.password(column))
        : way;
  }

  /** What the page says of a call in one of the ways. */
  private String expected(String call, String column, String way) {
    String cell = cell(call, column, way);
    boolean masked = way.startsWith("program token for ");
    return cell.equals("self") ? masked ? "403" : "yes" : cell;
  }

  private String cell(String call, String column, String way) {
    String counts = Objects.requireNonNull(page.ways().get(way), way);
    if (counts.contains("CSRF_TOKEN_MISSING")) {
      boolean unprotected = call.startsWith("GET ") || call.equals("POST /login");
      return unprotected ? page.cell(call, column) : "CSRF_TOKEN_MISSING";
    }
    return switch (counts) {
      case "themselves" -> page.cell(call, column);
      case "401" -> "401";
      default -> page.cell(call, counts);
    };
  }

  private void expect(String call, String column, String path, WayIn way, String expected) {
    String before = scene.stored();
    Answer answer = send(call, column, path, way);
    String fault = fault(expected, answer);
    boolean forbidden = !expected.equals("yes") && !expected.equals("own");
    if (fault == null && forbidden && !scene.stored().equals(before)) {
      fault = "was refused, and stored something";
    }
    if (fault != null) {
      wrong.add(
          "%s as %s by %s at %s: expected %s, but it %s"
              .formatted(call, column, way.name(), path, expected, fault));
    }
  }

  private static @Nullable String fault(String expected, Answer answer) {
    boolean right =
        switch (expected) {
          case "yes", "own" -> isLetIn(answer);
          case "401" -> is(answer, 401, Set.of("UNAUTHENTICATED"));
          case "403" -> is(answer, 403, Set.of("ROLE_MISSING"));
          case "404" -> is(answer, 404, ABSENT) || is(answer, 404, OF_OTHERS);
          default -> is(answer, 403, Set.of(expected));
        };
    return right
        ? null
        : "answers %d %s".formatted(answer.status(), answer.body().replaceAll("\\R", " "));
  }

  private static boolean isLetIn(Answer answer) {
    int status = answer.status();
    boolean absent = status == 404 && ABSENT.contains(answer.code());
    boolean broken = status >= 500 && !answer.code().equals("PROJECTION_BEHIND");
    return status != 400 && status != 401 && status != 403 && !broken && !absent;
  }

  private static boolean is(Answer answer, int status, Set<String> codes) {
    return answer.status() == status && codes.contains(answer.code());
  }

  private Answer send(String call, String column, String path, WayIn way) {
    requests++;
    String method = call.substring(0, call.indexOf(' '));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestServer.server().url() + path))
            .timeout(Duration.ofSeconds(20));
    way.headers().forEach(request::header);
    if (method.equals("GET") || method.equals("DELETE")) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", PermissionScene.mediaType(call))
          .method(method, BodyPublishers.ofString(scene.body(call, column, way.role())));
    }
    return send(request.build());
  }

  /** A stream of events has no end, so that it opened is all that is asked of it. */
  private Answer send(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        boolean endless =
            response
                .headers()
                .firstValue("content-type")
                .orElse("")
                .startsWith("text/event-stream");
        String text = endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), text, response);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
