package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Browsers that are logged in, and people who leave. */
class SessionsTest {
  private final Staff staff = Staff.ofTexts();
  private final String name = staff.labeller().get("/api/v1/me").json().path("name").asString();
  private final URI server = TestServer.server().url();

  private Browser logIn() {
    return Browser.logIn(server, name, Staff.PASSWORD);
  }

  @Test
  void tellsWhoOneIs() {
    Answer me = logIn().send("GET", "/api/v1/me", "");
    assertThat(me.json().path("name").asString()).isEqualTo(name);
    assertThat(me.json().path("version").asString()).isNotEmpty();
    assertThat(me.json().at("/projects/" + staff.project() + "/0").asString())
        .isEqualTo("labeller");
  }

  @Test
  void endsWhenOneLogsOut() {
    Browser browser = logIn();
    Browser other = logIn();
    Answer out = browser.send("POST", "/api/v1/logout", "");
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("set-cookie").orElse("")).contains("Max-Age=0");
    assertThat(browser.status()).isEqualTo(401);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void aBrowserShowsWhatItKeptOnlyToWhomItIsFor() {
    staff.importTexts("kept", 1);
    String row = staff.claimNext(staff.labeller()).json().path("dataRow").asString();
    String path = "/api/v1/data-rows/" + row + "/content";
    Answer content = staff.labeller().get(path);
    assertThat(content.header("cache-control")).hasValue("no-cache, private");
    String tag = content.header("etag").orElseThrow();
    Answer again =
        staff.labeller().send(staff.labeller().request(path).header("If-None-Match", tag).GET());
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("cache-control")).hasValue("no-cache, private");
    Answer nobody =
        Http.nobody().send(Http.nobody().request(path).header("If-None-Match", tag).GET());
    assertThat(nobody.status()).isEqualTo(401);
    Answer out = logIn().send("POST", "/api/v1/logout", "");
    assertThat(out.header("clear-site-data")).hasValue("\"cache\"");
  }

  @Test
  void theOldestMakesRoomForTooMany() {
    Browser first = logIn();
    Browser second = logIn();
    for (int i = 0; i < 19; i++) {
      logIn();
    }
    assertThat(first.status()).isEqualTo(401);
    assertThat(second.status()).isEqualTo(200);
  }

  @Test
  void endsWhenNothingIsDoneForLong() {
    Browser browser = logIn();
    TestServer.server()
        .part(JdbcTemplate.class)
        .update(
            "UPDATE browser_session SET seen_at = now() - interval '13 hours' WHERE user_id ="
                + " (SELECT id FROM app_user WHERE name = ?)",
            name);
    assertThat(browser.status()).isEqualTo(401);
  }

  @Test
  void anotherPasswordEndsTheOtherSessions() {
    Browser browser = logIn();
    Browser stolen = logIn();
    String form = "{\"current\":\"%s\",\"password\":\"another long one\"}";
    Answer changed = browser.send("PUT", "/api/v1/me/password", form.formatted(Staff.PASSWORD));
    assertThat(changed.status()).as(changed.body()).isEqualTo(204);
    assertThat(stolen.status()).isEqualTo(401);
    assertThat(browser.status()).isEqualTo(200);
  }

  @Test
  void whoIsNoLongerActiveIsOutAtOnce() {
    Browser browser = logIn();
    Answer made = staff.labeller().post("/api/v1/tokens", "{\"name\":\"program\"}");
    Http program = Http.bearer(made.json().path("token").asString());
    Answer left = staff.admin().put("/api/v1/users/" + name, "{\"active\":false}");
    assertThat(left.status()).as(left.body()).isEqualTo(200);
    assertThat(left.json().path("active").asBoolean()).isFalse();
    assertThat(browser.status()).isEqualTo(401);
    assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(staff.labeller().get("/api/v1/me").status()).isEqualTo(401);
    staff.admin().put("/api/v1/users/" + name, "{\"active\":true}");
    assertThat(staff.labeller().get("/api/v1/me").status()).isEqualTo(200);
    assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  @Tag("server") // the stream looks every ten seconds
  void theStreamOfWhoIsNoLongerActiveEnds() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/stream"))
            .header("Cookie", logIn().cookie())
            .build();
    try (InputStream stream =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
      staff.admin().put("/api/v1/users/" + name, "{\"active\":false}");
      assertThat(CompletableFuture.runAsync(() -> readToEnd(stream)))
          .succeedsWithin(Duration.ofSeconds(40));
    }
  }

  private static void readToEnd(InputStream stream) {
    try {
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theLastWhoRunsTheInstallationStays() {
    Answer refused = staff.admin().put("/api/v1/users/admin", "{\"active\":false}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("LAST_ADMIN");
    assertThat(staff.manager().put("/api/v1/users/admin", "{\"active\":false}").code())
        .isEqualTo("ROLE_MISSING");
    assertThat(staff.admin().put("/api/v1/users/nobody-of-this-name", "{\"active\":true}").code())
        .isEqualTo("USER_NOT_FOUND");
    assertThat(staff.admin().put("/api/v1/users/admin", "{}").status()).isEqualTo(400);
  }

  @Test
  void goesOnAfterARestart(@TempDir Path folder) {
    Server.Settings settings =
        new Server.Settings(
            "127.0.0.1",
            0,
            StoreSettings.embedded(folder),
            Map.of("countersign.admin.password", TestServer.ADMIN_PASSWORD));
    String cookie;
    try (Server before = Server.start(settings)) {
      cookie = Browser.logIn(before.url(), "admin", TestServer.ADMIN_PASSWORD).cookie();
    }
    try (Server after = Server.start(settings)) {
      assertThat(new Browser(after.url(), cookie).status()).isEqualTo(200);
    }
  }
}
