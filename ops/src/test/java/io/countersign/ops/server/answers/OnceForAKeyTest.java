package io.countersign.ops.server.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is sent again under its {@code Idempotency-Key}: the same answer, and nothing more done. */
class OnceForAKeyTest {
  private static final String HEADER = "Idempotency-Key";

  private final Staff staff = Staff.ofTexts();
  private final String key = UUID.randomUUID().toString();

  private static void requireReused(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void aTokenIsMadeOnceAndItsSecretIsNotKept() {
    Answer first = staff.manager().post("/api/v1/tokens", "{\"name\":\"once\"}", HEADER, key);
    Answer again = staff.manager().post("/api/v1/tokens", "{\"name\":\"once\"}", HEADER, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(staff.manager().get("/api/v1/tokens").json().path("items")).hasSize(1);
    assertThat(Http.bearer(first.json().path("token").asString()).get("/api/v1/me").status())
        .isEqualTo(200);
    requireReused(staff.manager().post("/api/v1/tokens", "{\"name\":\"two\"}", HEADER, key));
    String kept =
        TestServer.server()
            .part(JdbcTemplate.class)
            .queryForList("SELECT key, response FROM idempotency_key")
            .stream()
            .map(Map::toString)
            .reduce("", String::concat);
    assertThat(kept).doesNotContain(key).doesNotContain(first.json().path("token").asString());
  }

  private Answer importLines(String lines) {
    return staff
        .manager()
        .send(
            "POST",
            staff.path("/batches?name=once"),
            "application/x-ndjson",
            BodyPublishers.ofString(lines),
            HEADER,
            key);
  }

  @Test
  void anImportIsAnsweredOnce() {
    String lines = "{\"key\":\"a\",\"text\":\"one\"}\n{\"key\":\"b\",\"text\":\"two\"}\n";
    Answer first = importLines(lines);
    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.json().path("registered").asInt()).isEqualTo(2);
    assertThat(importLines(lines).body()).isEqualTo(first.body());
    requireReused(importLines("{\"key\":\"c\",\"text\":\"three\"}\n"));
    assertThat(staff.manager().get(staff.path("/tasks")).json().path("items")).hasSize(2);
  }

  private Answer importFile(String text) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n%s\r\n--b--\r\n"
            .formatted(text);
    return staff
        .manager()
        .send(
            "POST",
            staff.path("/batches?name=files"),
            "multipart/form-data; boundary=b",
            BodyPublishers.ofString(body),
            HEADER,
            key);
  }

  @Test
  void anImportOfFilesIsAnsweredOnce() {
    Answer first = importFile("one");
    assertThat(first.json().path("registered").asInt()).as(first.body()).isEqualTo(1);
    assertThat(importFile("one").body()).isEqualTo(first.body());
    requireReused(importFile("two"));
  }

  @Test
  void aPreviewIsAnsweredOnce() {
    String policy = "{" + Staff.POLICY + "}";
    String other = policy.replace("closely", "twice");
    List<String> bodies =
        List.of(policy, policy).stream()
            .map(body -> staff.manager().post(staff.path("/policy/preview"), body, HEADER, key))
            .map(Answer::body)
            .toList();
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1)).contains("position");
    requireReused(staff.manager().post(staff.path("/policy/preview"), other, HEADER, key));
  }
}
