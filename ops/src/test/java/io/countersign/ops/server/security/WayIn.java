package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.TestServer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A way to call, for one person.
 *
 * @param name in the table of ways
 * @param headers that say who is calling
 * @param role that the way is for; empty for all of the person's
 */
record WayIn(String name, Map<String, String> headers, String role) {
  private static final String PROTECTED = "session with the CSRF header";
  private static final String UNPROTECTED = "session without the CSRF header";

  /** All that there are. */
  static Map<String, WayIn> of(Http person, String password, String role, String otherRole) {
    Map<String, WayIn> ways = new LinkedHashMap<>();
    add(ways, new WayIn("name and password", authorization(person), ""));
    add(ways, new WayIn("program token", token(person, ""), ""));
    if (!role.isEmpty()) {
      add(ways, new WayIn("program token for a role that they hold", token(person, role), role));
    }
    add(ways, new WayIn("program token for another role", token(person, otherRole), otherRole));
    add(ways, new WayIn("program token that has expired", expired(person), ""));
    add(ways, new WayIn("program token that was deleted", deleted(person), ""));
    add(ways, ofSession(PROTECTED, person, password));
    add(ways, ofSession(UNPROTECTED, person, password));
    add(ways, new WayIn("session that was ended", ended(person, password), ""));
    return ways;
  }

  static WayIn ofSession(String name, Http person, String password) {
    Map<String, String> session = session(person, password);
    String cookie = Objects.requireNonNull(session.get("Cookie"));
    return new WayIn(name, name.equals(PROTECTED) ? session : Map.of("Cookie", cookie), "");
  }

  boolean isOpenSession() {
    return name.equals(PROTECTED) || name.equals(UNPROTECTED);
  }

  private static void add(Map<String, WayIn> ways, WayIn way) {
    ways.put(way.name(), way);
  }

  private static Map<String, String> authorization(Http person) {
    return Map.of("Authorization", String.valueOf(person.authorization()));
  }

  private static Answer newToken(Http person, String role) {
    String form =
        role.isEmpty()
            ? "{\"name\":\"way\"}"
            : "{\"name\":\"way\",\"role\":\"%s\"}".formatted(role);
    Answer made = person.post("/api/v1/tokens", form);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  private static Map<String, String> token(Http person, String role) {
    return bearer(newToken(person, role));
  }

  private static Map<String, String> bearer(Answer made) {
    return Map.of("Authorization", "Bearer " + made.json().path("token").asString());
  }

  private static Map<String, String> expired(Http person) {
    Answer made = newToken(person, "");
    TestServer.server()
        .part(JdbcTemplate.class)
        .update(
            "UPDATE api_token SET expires_at = ? WHERE id = ?",
            Timestamp.from(Instant.now().minusSeconds(1)),
            made.json().path("id").asString());
    return bearer(made);
  }

  private static Map<String, String> deleted(Http person) {
    Answer made = newToken(person, "");
    assertThat(person.delete("/api/v1/tokens/" + made.json().path("id").asString()).status())
        .isEqualTo(204);
    return bearer(made);
  }

  /** Logs in as a browser does. */
  static Map<String, String> session(Http person, String password) {
    Http nobody = Http.nobody();
    Answer login =
        nobody.post(
            "/api/v1/login",
            "{\"name\":\"%s\",\"password\":\"%s\"}"
                .formatted(PermissionScene.name(person), password));
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    String session = cookie(login, "COUNTERSIGN_SESSION");
    Answer me = nobody.send(nobody.request("/api/v1/me").GET().header("Cookie", session));
    String xsrf = cookie(me, "XSRF-TOKEN");
    return Map.of(
        "Cookie", session + "; " + xsrf, "X-XSRF-TOKEN", xsrf.substring(xsrf.indexOf('=') + 1));
  }

  private static Map<String, String> ended(Http person, String password) {
    Map<String, String> session = session(person, password);
    Http nobody = Http.nobody();
    var request =
        nobody.request("/api/v1/logout").POST(java.net.http.HttpRequest.BodyPublishers.noBody());
    session.forEach(request::header);
    assertThat(nobody.send(request).status()).isEqualTo(204);
    return session;
  }

  private static String cookie(Answer answer, String name) {
    String cookie =
        answer.response().headers().allValues("set-cookie").stream()
            .filter(c -> c.startsWith(name + "="))
            .findFirst()
            .orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }
}
