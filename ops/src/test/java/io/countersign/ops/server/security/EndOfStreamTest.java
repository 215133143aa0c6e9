package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stream lasts no longer than what it was opened with. */
class EndOfStreamTest {
  private static final String PATH = "/api/v1/stream";

  private final Staff staff = Staff.ofTexts();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private InputStream open(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> stream =
        client.send(request.GET().build(), BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    return stream.body();
  }

  private static CompletableFuture<String> whole(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void itEndsWhenTokenSessionOrPasswordIsGone() throws Exception {
    Http person = staff.labeller();
    String name = person.get("/api/v1/me").json().path("name").asString();
    URI server = TestServer.server().url();
    Browser browser = Browser.logIn(server, name, Staff.PASSWORD);
    Answer made = person.post("/api/v1/tokens", "{\"name\":\"x\"}");
    Http token = Http.bearer(made.json().path("token").asString());

    try (InputStream ofToken = open(token.request(PATH));
        InputStream ofSession =
            open(HttpRequest.newBuilder(server.resolve(PATH)).header("Cookie", browser.cookie()));
        InputStream ofPassword = open(person.request(PATH));
        InputStream ofOther = open(staff.reviewer().request(PATH))) {
      person.delete("/api/v1/tokens/" + made.json().path("id").asString());
      browser.send("POST", "/api/v1/logout", "");
      String form = "{\"current\":\"%s\",\"password\":\"another long one\"}";
      assertThat(person.put("/api/v1/me/password", form.formatted(Staff.PASSWORD)).status())
          .isEqualTo(204);
      for (InputStream ended : new InputStream[] {ofToken, ofSession, ofPassword}) {
        assertThat(whole(ended).get(1, TimeUnit.MINUTES)).contains("alive");
      }
      assertThat(ofOther.read()).isEqualTo(':');
    }
  }
}
