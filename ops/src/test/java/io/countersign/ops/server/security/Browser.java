package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

/** Somebody who is logged in with a cookie. */
record Browser(URI server, String cookie) {
  private static final String SESSION = "COUNTERSIGN_SESSION=";

  static Browser logIn(URI server, String name, String password) {
    String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    Answer answer =
        Http.nobody()
            .send(
                HttpRequest.newBuilder(server.resolve("/api/v1/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new Browser(server, session(answer));
  }

  private static String session(Answer answer) {
    List<String> cookies = answer.response().headers().allValues("set-cookie");
    String session = cookies.stream().filter(c -> c.startsWith(SESSION)).findFirst().orElseThrow();
    assertThat(session).contains("HttpOnly").contains("Path=/").doesNotContain("Max-Age");
    return session.substring(0, session.indexOf(';'));
  }

  int status() {
    return send("GET", "/api/v1/me", "").status();
  }

  Answer send(String method, String path, String body) {
    String token = UUID.randomUUID().toString();
    return Http.nobody()
        .send(
            HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie + "; XSRF-TOKEN=" + token)
                .header("X-XSRF-TOKEN", token)
                .method(method, BodyPublishers.ofString(body)));
  }
}
